from .base import default

HANDLERS = {}


def register(name):
    def decorate(func):
        HANDLERS[name] = func
        return func
    return decorate


@register('save')  #> handlers.register handlers.register.decorate
def save(event):
    return default(event)  #> handlers.base.default


@register('load')  #> handlers.register handlers.register.decorate
def load(event):
    return default(event)  #> handlers.base.default
