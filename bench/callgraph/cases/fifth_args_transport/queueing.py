from guard import checked


class Mailbox:
    def __init__(self, transport):
        self.transport = transport
        self.pending = []

    def put(self, message):
        self.pending.append(message)

    def flush(self, error):
        pending, self.pending = self.pending, []
        return [checked(self.transport, m, error) for m in pending]  #> guard.checked
