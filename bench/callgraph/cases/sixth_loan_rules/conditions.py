class Cond:
    def __init__(self, fn):
        self.fn = fn

    def __call__(self, facts):
        return bool(self.fn(facts))  #> conditions.Attr.__gt__.<lambda> conditions.Attr.__lt__.<lambda> conditions.Attr.is_in.check conditions.Cond.__and__.<lambda> conditions.Cond.__invert__.<lambda> conditions.Cond.__or__.<lambda> conditions.decided

    def __and__(self, other):
        return Cond(lambda f: self(f) and other(f))  #> conditions.Cond.__call__ conditions.Cond.__init__

    def __or__(self, other):
        return Cond(lambda f: self(f) or other(f))  #> conditions.Cond.__call__ conditions.Cond.__init__

    def __invert__(self):
        return Cond(lambda f: not self(f))  #> conditions.Cond.__call__ conditions.Cond.__init__


class Attr:
    def __init__(self, name):
        self.name = name

    def value(self, facts):
        return facts.get(self.name, 0)

    def __gt__(self, n):
        return Cond(lambda f: self.value(f) > n)  #> conditions.Attr.value conditions.Cond.__init__

    def __lt__(self, n):
        return Cond(lambda f: self.value(f) < n)  #> conditions.Attr.value conditions.Cond.__init__

    def is_in(self, *options):
        def check(f):
            return self.value(f) in options  #> conditions.Attr.value
        return Cond(check)  #> conditions.Cond.__init__


@Cond  #> conditions.Cond.__init__
def decided(facts):
    return "verdict" in facts
