from .channels import DeliveryError
from .model import Alert


class Dispatcher:
    def __init__(self):
        self._rules = {}
        self._failure_handlers = []

    def add_rule(self, rule):
        self._rules[rule.name] = rule

    def on_failure(self, handler):
        self._failure_handlers.append(handler)

    def channel_of(self, rule_name):
        return self._rules[rule_name].channel  #> alerts.rules.Rule.channel

    def raise_alert(self, text, severity, **details):
        alert = Alert(text, severity, **details)  #> alerts.model.Alert alerts.model.next_number
        for rule in self._rules.values():
            if rule.applies_to(alert):  #> alerts.rules.Rule.applies_to
                self._send(rule, alert)  #> alerts.dispatch.Dispatcher._send
        return alert

    def _send(self, rule, alert):
        try:
            rule.channel.send(alert)  #> alerts.channels.Channel.send alerts.rules.Rule.channel
        except DeliveryError as error:
            for handler in self._failure_handlers:
                handler(rule, error)  #> main.main.<lambda>
