class Token:
    def __init__(self, kind, value):
        self.kind = kind
        self.value = value

    def is_a(self, kind):
        return self.kind == kind

    @classmethod
    def number(cls, kind, text):
        return cls(kind, float(text))  #> tokens.Token.__init__


def skip(kind, text):
    return None


KINDS = [
    ('num', r'\d+', Token.number),
    ('op', r'[-+*/()]', Token),
    ('ws', r'\s+', skip),
]
