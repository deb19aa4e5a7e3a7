from container import Container
from services import Clock, FixedClock, Mailer, console


def make_mailer():
    return Mailer(container.get('clock'), console)  #> container.Container.get services.Mailer.__init__


def configure(test=False):
    if test:
        container.provide('clock', lambda: FixedClock(5), singleton=True)  #> container.Container.provide services.FixedClock.__init__
    else:
        container.provide('clock', Clock)  #> container.Container.provide
    container.provide('mailer', make_mailer)  #> container.Container.provide
    return container


container = Container()  #> container.Container.__init__
