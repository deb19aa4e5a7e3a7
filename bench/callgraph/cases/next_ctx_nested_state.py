class Indenter:
    def __init__(self):
        self.level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, kind, value, trace):
        self.level -= 1
        if kind is not None:
            return self.recover(value)  #> Indenter.recover

    def recover(self, value):
        return True

    def print(self, text):
        return self.pad() + text  #> Indenter.pad

    def pad(self):
        return ' ' * self.level


class Tag(Indenter):
    def __init__(self, name):
        super().__init__()  #> Indenter.__init__
        self.name = name

    def __enter__(self):
        self.print(self.name)  #> Indenter.print
        return super().__enter__()  #> Indenter.__enter__


with Indenter() as indent:  #> Indenter.__enter__ Indenter.__exit__ Indenter.__init__
    indent.print('a')  #> Indenter.print
    with indent:  #> Indenter.__enter__ Indenter.__exit__
        indent.print('b')  #> Indenter.print
with Tag('p') as tag:  #> Indenter.__exit__ Tag.__enter__ Tag.__init__
    tag.print('c')  #> Indenter.print
    raise ValueError
