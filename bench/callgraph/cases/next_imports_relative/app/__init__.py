from .core.application import Application


def create_app(name):
    return Application(name)  #> app.core.application.Application.__init__
