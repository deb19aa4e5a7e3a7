from conf.layers import Defaults, Environment, Layered


def parse(text):
    return int(text) if text.isdigit() else text


def make_handler():
    return on_start


def on_start():
    return 'started'


def default():
    return Layered(Environment('APP_', parse), Defaults(handler=on_start, port=1))  #> conf.layers.Defaults.__init__ conf.layers.Environment.__init__ conf.layers.Layered.__init__


def test():
    return Defaults(handler=make_handler())  #> conf.layers.Defaults.__init__ conf.presets.make_handler


PRESETS = {f.__name__: f for f in (default, test)}


def build(name):
    return PRESETS[name]()  #> conf.presets.default conf.presets.test
