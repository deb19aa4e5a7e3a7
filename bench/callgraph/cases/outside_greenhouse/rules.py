from operator import gt, lt


class Rule:
    def __init__(self, test, limit, action):
        self.test, self.limit, self.action = test, limit, action

    def __call__(self, sensor, value):
        if self.test(value, self.limit):  #> rules.between.decorate.<lambda>
            self.action(sensor, value)  #> main.comfortable main.open_window main.water


def above(limit, action):
    return Rule(gt, limit, action)  #> rules.Rule.__init__


def below(limit, action):
    return Rule(lt, limit, action)  #> rules.Rule.__init__


def between(lo, hi):
    def decorate(action):
        return Rule(lambda v, lim: lim[0] <= v <= lim[1], (lo, hi), action)  #> rules.Rule.__init__
    return decorate
