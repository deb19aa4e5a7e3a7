from abc import ABC, abstractmethod

CHANNELS = {}


def channel(name):
    def register(cls):
        CHANNELS[name] = cls(name)  #> alerts.channels.BufferChannel.__init__ alerts.channels.Channel.__init__
        return cls
    return register


class DeliveryError(Exception):
    """A channel cannot deliver an alert."""


class Channel(ABC):
    def __init__(self, name):
        self.name = name
        self.sent = 0

    def send(self, alert):
        if not alert.text:
            raise DeliveryError('nothing to say')  #> alerts.channels.DeliveryError
        self.deliver(self.format(alert))  #> alerts.channels.BufferChannel.deliver alerts.channels.Channel.format alerts.channels.ConsoleChannel.deliver alerts.channels.ConsoleChannel.format main.Pager.format
        self.sent += 1

    def format(self, alert):
        return alert.subject  #> alerts.model.Alert.subject

    @abstractmethod
    def deliver(self, message):
        """Take the message to where it is read."""


@channel('console')  #> alerts.channels.channel alerts.channels.channel.register
class ConsoleChannel(Channel):
    def format(self, alert):
        return f'[{alert.source}] {super().format(alert)}'  #> alerts.channels.Channel.format

    def deliver(self, message):
        print(message)


class BufferChannel(Channel):
    def __init__(self, name):
        super().__init__(name)  #> alerts.channels.Channel.__init__
        self._messages = []

    def deliver(self, message):
        self._messages.append(message)

    def __iter__(self):
        return iter(self._messages)

    def __len__(self):
        return len(self._messages)
