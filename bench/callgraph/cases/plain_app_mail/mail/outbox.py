from contextlib import contextmanager


class Batch:
    def __init__(self):
        self.waiting = []

    def queue(self, message):
        self.waiting.append(message)


class Outbox:
    def __init__(self, transport):
        self.transport = transport
        self.sent = []

    @contextmanager
    def batch(self):
        batch = Batch()  #> mail.outbox.Batch.__init__
        yield batch
        self.flush(batch)  #> mail.outbox.Outbox.flush

    def flush(self, batch):
        while batch.waiting:
            message = batch.waiting.pop(0)
            self.sent.append(self.transport.push(message))  #> mail.transport.Retrying.push
