from .channels import CHANNELS


class Rule:
    def __init__(self, name, target, *conditions):
        self.name = name
        self._target = target
        self.conditions = conditions

    @property
    def channel(self):
        if isinstance(self._target, str):
            return CHANNELS[self._target]
        return self._target

    def applies_to(self, alert):
        return all(condition(alert) for condition in self.conditions)  #> alerts.rules.at_least.<lambda> alerts.rules.from_source.condition main.skip_weekend


def at_least(severity):
    return lambda alert: alert.severity >= severity


def from_source(*sources):
    def condition(alert):
        return alert.source in sources
    return condition
