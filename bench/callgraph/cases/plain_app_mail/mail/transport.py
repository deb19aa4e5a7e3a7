class Failed(Exception):
    pass


class Transport:
    error = Failed

    def push(self, message):
        return self.format(message)  #> mail.transport.Transport.format

    def format(self, message):
        return str(message)  #> mail.message.Message.__str__


class Recording(Transport):
    def __init__(self):
        self.seen = []

    def push(self, message):
        self.seen.append(message)
        return self.format(message)  #> mail.transport.Transport.format


class Retrying(Transport):
    def __init__(self, *inner):
        self.inner = inner

    def push(self, message):
        for transport in self.inner:
            for _ in range(2):
                try:
                    result = transport.push(message)  #> mail.transport.Recording.push main.Flaky.push
                except Failed:
                    continue
                break
        return result
