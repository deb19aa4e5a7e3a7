from core import Plugin, register


@register('upper')  #> core.registry.register core.registry.register.decorate
class Upper(Plugin):
    def transform(self, text):
        return text.upper()


@register('title')  #> core.registry.register core.registry.register.decorate
class Title(Upper):
    def on_load(self):
        self.cache = {}

    def transform(self, text):
        return capitalise(super().transform(text))  #> extras.case.Upper.transform extras.case.capitalise


def capitalise(text):
    return text.title()
