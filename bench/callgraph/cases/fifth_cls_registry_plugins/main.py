"""__init_subclass__ registry filled as a side effect of imports; a metaclass __call__."""
import plugins
from core import Plugin, Settings

print(sorted(Plugin.registry))
for name in sorted(Plugin.registry):
    print(Plugin.create(name).run(4))  #> core.Plugin.create plugins.Doubler.run plugins.Halver.run
print(Settings().get("x"), Settings() is Settings())  #> core.Settings.get core.Singleton.__call__
