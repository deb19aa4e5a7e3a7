from alerts import Dispatcher, Severity, channel
from alerts.channels import BufferChannel
from alerts.rules import Rule, at_least, from_source

inbox = BufferChannel('inbox')  #> alerts.channels.BufferChannel.__init__


@channel('pager')  #> alerts.channels.channel alerts.channels.channel.register
class Pager(BufferChannel):
    limit = 12

    def format(self, alert):
        return super().format(alert)[:self.limit]  #> alerts.channels.Channel.format


def skip_weekend(alert):
    return 'weekend' not in alert.labels


def main():
    dispatcher = Dispatcher()  #> alerts.dispatch.Dispatcher.__init__
    dispatcher.add_rule(Rule('all', inbox))  #> alerts.dispatch.Dispatcher.add_rule alerts.rules.Rule.__init__
    dispatcher.add_rule(Rule('urgent', 'pager', at_least(Severity.HIGH), skip_weekend))  #> alerts.dispatch.Dispatcher.add_rule alerts.rules.Rule.__init__ alerts.rules.at_least
    dispatcher.add_rule(Rule('database', 'console', from_source('db')))  #> alerts.dispatch.Dispatcher.add_rule alerts.rules.Rule.__init__ alerts.rules.from_source
    dispatcher.on_failure(lambda rule, error: print(rule.name, 'failed:', error))  #> alerts.dispatch.Dispatcher.on_failure

    dispatcher.raise_alert('disk full', Severity.HIGH, source='db')  #> alerts.dispatch.Dispatcher.raise_alert
    dispatcher.raise_alert('backup late', Severity.LOW, source='db', labels=['weekend'])  #> alerts.dispatch.Dispatcher.raise_alert
    dispatcher.raise_alert('', Severity.HIGH)  #> alerts.dispatch.Dispatcher.raise_alert

    for line in inbox:  #> alerts.channels.BufferChannel.__iter__
        print(line)
    pager = dispatcher.channel_of('urgent')  #> alerts.dispatch.Dispatcher.channel_of
    print(pager.name, len(pager))  #> alerts.channels.BufferChannel.__len__


if __name__ == '__main__':
    main()  #> main.main
