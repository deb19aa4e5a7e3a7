import conf
from conf import load, settings  #> conf.__getattr__


def fallback():
    return 'fallback'


settings['handler']()  #> conf.layers.Layer.__getitem__ conf.presets.on_start
settings.get('port')  #> conf.layers.Layer.get
settings.get('nothing', fallback)  #> conf.layers.Layer.get
conf.settings.lookup('port')  #> conf.__getattr__ conf.layers.Layered.lookup
load('test')['handler']()  #> conf.layers.Layer.__getitem__ conf.load conf.presets.on_start
