from container import Container, Scope
from services import Clock, FixedClock, Greeter, Repo, MemoryRepo, Mail, signup, UserService


def configure() -> Container:
    c = Container()  #> container.Container.__init__
    c.bind(Clock, FixedClock)  #> container.Container.bind
    c.bind(Repo, MemoryRepo, scope=Scope.SINGLETON)  #> container.Container.bind
    c.provide("greeting", lambda: "Ahoy")  #> container.Container.provide
    c.provide("mail", make_mail)  #> container.Container.provide
    c.bind(Greeter)  #> container.Container.bind
    c.bind(UserService)  #> container.Container.bind
    return c


def make_mail(clock: Clock) -> Mail:
    return Mail(sent_at=clock.now())  #> services.FixedClock.now services.Mail.__init__


if __name__ == "__main__":
    c = configure()  #> main.configure
    svc = c.get(UserService)  #> container.Container.get
    print(svc.register("kim"))  #> services.UserService.register
    print(c.get(UserService).register("lee"))  #> container.Container.get services.UserService.register
    print(c.get(Repo).all())  #> container.Container.get services.MemoryRepo.all
    print(c.call(signup, name="zed"))  #> container.Container.call
    try:
        c.get("nothing")  #> container.Container.get
    except LookupError as e:
        print("missing", e)
