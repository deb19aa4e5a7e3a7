from container import Container, Scope
import services

container = Container()  #> container.Container.__init__
container.bind("clock", services.FakeClock)  #> container.Container.bind
container.bind("store", lambda c: services.Store(c.get("clock")))  #> container.Container.bind container.Container.get services.Store.__init__
container.bind("mailer", services.make_mailer)  #> container.Container.bind
container.instance("config", services.Config({"sender": "me"}))  #> container.Container.instance services.Config.__init__

with container.scope() as scope:  #> container.Container.scope container.Scope.__enter__ container.Scope.__exit__
    store = scope.get("store")  #> container.Container.get
    store.put("a", 1)  #> services.Store.put
    mailer = scope.get("mailer")  #> container.Container.get
    mailer.send("hi")  #> services.Mailer.send


@container.inject("store", "config")  #> container.Container.inject container.Container.inject.decorator
def report(store, config):
    print(store.dump(), config.sender)  #> services.Config.__getattr__ services.Store.dump


report()  #> container.Container.inject.decorator.call
