import sys

from plugins import discover, manager
from plugins.base import Plugin


def report(results):
    for name, value in sorted(results.items()):
        print(name, value)


def main():
    discover()  #> plugins.discover
    enabled = [cls() for cls in manager.enabled()]  #> plugins.counter.Counter plugins.registry.Manager.enabled plugins.upper.Upper
    results = {}
    for plugin in enabled:
        plugin.setup()  #> plugins.base.Plugin.setup
        results[plugin.name] = plugin.run("some text here")  #> plugins.base.Plugin.run
    for hook in manager.hooks("after"):  #> plugins.registry.Manager.hooks
        hook(results)  #> plugins.upper.summary
    assert all(isinstance(p, Plugin) for p in enabled)
    manager.fire("done", len(results))  #> plugins.registry.Manager.fire
    report(results)  #> main.report


if __name__ == "__main__":
    main()  #> main.main
