from registry import Registry, plugin
import builtin_plugins

registry = Registry()  #> registry.Registry.__init__


@plugin(registry, 'shout')  #> registry.plugin registry.plugin.decorate
def shout(text):
    return text.upper()


builtin_plugins.install(registry)  #> builtin_plugins.install
registry.run('shout', 'a')  #> registry.Registry.run
registry.run('trim', 'b')  #> registry.Registry.run
registry.get('reverse')('c')  #> builtin_plugins.reverse registry.Registry.get
for name in registry.names():  #> registry.Registry.names
    registry.run(name, 'd')  #> registry.Registry.run
