import tpl
from tpl import *


@tpl.filter_  #> tpl.filters.register
def shout(value):
    return emphasise(str(value).upper())  #> main.emphasise


@filter_("len")  #> tpl.filters.named.wrap tpl.filters.register
def length(value):
    return len(value)


def emphasise(text):
    return text + "!"


class Item:
    def __init__(self, name, price):
        self.name, self.price = name, price

    def label(self):
        return "[%s]" % self.name

    @property
    def cheap(self):
        return self.price < 2


def lazy_title():
    return "shopping"


PAGE = """{{ title | shout }} ({{ items | len }})
{% for it in items %}{{ it.label | reverse }} {{ it.price | money }}{% if it.cheap %} cheap{% endif %}
{% endfor %}{% if not items %}empty{% endif %}"""

print(render(PAGE, title=lazy_title, items=[Item("tea", 3), Item("gum", 1)]))  #> main.Item.__init__ tpl.render
print(Template(PAGE) % {"title": "none", "items": []})  #> tpl.Template.__mod__ tpl.Template.__new__
print(Template("{{ xs | join | upper }}").render(xs=["a", "b"]))  #> tpl.Template.__new__ tpl.Template.render
custom = block([text("a"), text("b")])  #> tpl.nodes.block tpl.nodes.text
custom({}, lambda s: print("piece", s))  #> tpl.nodes.block.emit
try:
    render("{% while x %}")  #> tpl.render
except SyntaxError as e:
    print(e.msg, len(tpl.filters))
