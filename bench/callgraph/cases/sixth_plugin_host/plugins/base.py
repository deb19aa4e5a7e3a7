class Plugin:
    name = "base"
    priority = 10

    def attach(self, host):
        host.register(self.name, self.apply, self.priority)  #> host.Host.register
        host.add_hook("shutdown", self.stop)  #> host.Host.add_hook

    def apply(self, text):
        raise NotImplementedError

    def stop(self):
        print("stop", self.name)
