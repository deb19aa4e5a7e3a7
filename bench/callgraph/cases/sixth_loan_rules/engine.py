class Facts(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.notes = []

    def note(self, text):
        self.notes.append(text)

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)


class Rule:
    def __init__(self, name, condition, action, priority):
        self.name = name
        self.condition = condition
        self.action = action
        self.priority = priority

    def applies(self, facts):
        return self.condition(facts)  #> conditions.Cond.__call__ rules_credit.<lambda>

    def fire(self, facts):
        return self.action(facts)  #> rules_credit.accept rules_credit.compute_ratio rules_credit.reject rules_fraud.refer


class RuleEngine:
    def __init__(self):
        self.rules = []

    def include(self, module):
        for value in list(vars(module).values()):
            if isinstance(value, Rule):
                self.rules.append(value)
        self.rules.sort(key=lambda r: -r.priority)  #> engine.RuleEngine.include.<lambda>

    def run(self, facts, limit=20):
        fired = set()
        progress = True
        while progress and limit:
            limit -= 1
            progress = False
            for rule in self.rules:
                if rule.name not in fired and rule.applies(facts):  #> engine.Rule.applies
                    rule.fire(facts)  #> engine.Rule.fire
                    fired.add(rule.name)
                    progress = True
                    break


def when(condition, priority=0):
    def deco(action):
        return Rule(action.__name__, condition, action, priority)  #> engine.Rule.__init__
    return deco
