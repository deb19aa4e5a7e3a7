class Literal:
    def __init__(self, text):
        self.text = text

    def render(self, context):
        return self.text


class Variable:
    def __init__(self, name, filters):
        self.name = name
        self.filters = filters

    def render(self, context):
        value = self.lookup(context)  #> template.nodes.Variable.lookup
        for f in self.filters:
            value = f(value)  #> main.stars template.filters.dashed template.filters.upper
        return str(value)

    def lookup(self, context):
        value = context[self.name]
        if callable(value):
            value = value()  #> main.today
        return value


class Loop:
    def __init__(self, name, source, body):
        self.name = name
        self.source = source
        self.body = body

    def render(self, context):
        out = []
        for item in context[self.source]:
            inner = dict(context, **{self.name: item})
            for node in self.body:
                out.append(node.render(inner))  #> template.nodes.Literal.render template.nodes.Variable.render
        return ''.join(out)
