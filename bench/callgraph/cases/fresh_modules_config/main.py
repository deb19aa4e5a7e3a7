import config
from handlers import HANDLERS, register
from handlers import base


@register('custom')  #> handlers.register handlers.register.decorate
def custom(event):
    return base.default(event)  #> handlers.base.default


def emit(name):
    return HANDLERS[name](name)  #> handlers.load handlers.save main.custom


config.on_change = lambda: emit('save')  #> main.emit
emit('save')  #> main.emit
emit('load')  #> main.emit
emit('custom')  #> main.emit
config.change()  #> config.change
