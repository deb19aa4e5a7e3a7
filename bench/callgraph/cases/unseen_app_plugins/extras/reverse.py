import core


@core.register('reverse')  #> core.registry.register core.registry.register.decorate
class Reverse(core.Plugin):
    def process(self, text):
        return self.flip(super().process(text))  #> core.base.Plugin.process extras.reverse.Reverse.flip

    def flip(self, text):
        return text[::-1]
