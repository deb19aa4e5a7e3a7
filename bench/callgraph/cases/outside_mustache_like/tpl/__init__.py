"""A template engine that compiles to closures."""
from .compiler import compile_template as _compile
from .filters import filters, register as filter_
from .nodes import *
from .nodes import __all__ as _node_names

__all__ = ["render", "filter_", "Template"] + _node_names

_cache = {}


class Template:
    def __new__(cls, source):
        try:
            return _cache[source]
        except KeyError:
            self = _cache[source] = super().__new__(cls)
            self.fn = _compile(source)  #> tpl.compiler.compile_template
            return self

    def render(self, **context):
        out = []
        self.fn(context, out.append)  #> tpl.nodes.block.emit
        return "".join(out)

    def __mod__(self, mapping):
        return self.render(**mapping)  #> tpl.Template.render


def render(source, **context):
    return Template(source).render(**context)  #> tpl.Template.__new__ tpl.Template.render
