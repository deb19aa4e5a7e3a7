import wiring

live = wiring.configure()  #> wiring.configure


@live.inject  #> container.Container.inject
def welcome(mailer, name):
    return mailer.send(name)  #> services.Mailer.send


welcome(name='ann')  #> container.Container.inject.call
wiring.configure(test=True)  #> wiring.configure
welcome(name='bob')  #> container.Container.inject.call
wiring.container.get('clock').now()  #> container.Container.get services.FixedClock.now
