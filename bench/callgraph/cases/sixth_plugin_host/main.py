import importlib
import plugins
from host import Host

ENABLED = ["plugins.uppercase", "plugins.wordcount"]


def load(host):
    for name in ENABLED:
        module = importlib.import_module(name)
        module.setup(host)  #> plugins.uppercase.setup plugins.wordcount.setup
    rev = importlib.import_module("plugins.reverse")
    rev.install(host, priority=0)  #> plugins.reverse.install
    extra = importlib.import_module(".stamp", package="plugins")
    host.add_hook("after", extra.Stamper("v1"))  #> host.Host.add_hook plugins.stamp.Stamper.__init__


def main():
    host = Host()  #> host.Host.__init__
    load(host)  #> main.load
    print(host.process("hello plugin world"))  #> host.Host.process
    print(host.process("a", only={"reverse"}))  #> host.Host.process
    print(plugins.describe(host))  #> plugins.describe
    host.shutdown()  #> host.Host.shutdown


if __name__ == "__main__":
    main()  #> main.main
