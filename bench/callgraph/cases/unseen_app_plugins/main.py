import extras
from core import registry


def run(text):
    for plugin in registry:  #> core.registry.Registry.__iter__
        text = plugin.process(text)  #> core.base.Plugin.process extras.reverse.Reverse.process
    return text


run('hello')  #> main.run
registry.get('upper').process('x')  #> core.base.Plugin.process core.registry.Registry.get
for name in registry.names():  #> core.registry.Registry.names
    registry.get(name).process(name)  #> core.base.Plugin.process core.registry.Registry.get extras.reverse.Reverse.process
