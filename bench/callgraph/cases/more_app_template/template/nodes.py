from .filters import apply


class Node:
    def render(self, context):
        raise NotImplementedError


class Text(Node):
    def __init__(self, text):
        self.text = text

    def render(self, context):
        return self.text


class Variable(Node):
    def __init__(self, expression):
        path, *self.filters = expression.split("|")
        self.path = path.split(".")

    def render(self, context):
        value = self.resolve(context)  #> template.nodes.Variable.resolve
        return str(apply(value, self.filters))  #> template.filters.apply

    def resolve(self, context):
        value = context
        for part in self.path:
            value = lookup(value, part)  #> template.nodes.lookup
        return value


class Block(Node):
    def __init__(self):
        self.children = []

    def append(self, child):
        self.children.append(child)

    def render(self, context):
        return "".join(child.render(context) for child in self.children)  #> template.nodes.If.render template.nodes.Text.render template.nodes.Variable.render


class If(Block):
    def __init__(self, condition):
        super().__init__()  #> template.nodes.Block.__init__
        self.condition = condition

    def render(self, context):
        if lookup(context, self.condition):  #> template.nodes.lookup
            return super().render(context)  #> template.nodes.Block.render
        return ""


def lookup(value, part):
    try:
        return value[part]
    except (TypeError, KeyError):
        return getattr(value, part)  #> main.Person.full
