class Rule:
    message = 'bad'

    def __call__(self, value):
        if not self.test(value):  #> rules.All.test rules.Check.test
            return self.explain(value)  #> rules.Rule.explain

    def test(self, value):
        return True

    def explain(self, value):
        return f'{self.message}: {value}'

    def __and__(self, other):
        return All([self, other])  #> rules.All.__init__

    def __invert__(self):
        return Not(self)  #> rules.Not.__init__


class Min(Rule):
    def __init__(self, bound):
        self.bound = bound

    def test(self, value):
        return value >= self.bound

    @property
    def message(self):
        return 'below ' + str(self.bound)


class All(Rule):
    def __init__(self, rules):
        self.rules = rules

    def test(self, value):
        return all(rule.test(value) for rule in self.rules)  #> rules.Min.test rules.Not.test


class Not(Rule):
    def __init__(self, rule):
        self.rule = rule

    def test(self, value):
        return not self.rule.test(value)  #> rules.Min.test

    def explain(self, value):
        return 'not ' + self.rule.explain(value)  #> rules.Rule.explain


class Check(Rule):
    def __init__(self, fn):
        self.fn = fn

    def test(self, value):
        return self.fn(value)  #> main.even


def rule(fn):
    return Check(fn)  #> rules.Check.__init__
