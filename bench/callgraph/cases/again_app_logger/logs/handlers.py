from logs.formats import plain


class Handler:
    def __init__(self, fmt=plain):
        self.fmt = fmt

    def handle(self, record):
        self.write(record.render(self.fmt))  #> logs.core.Record.render logs.handlers.Memory.write

    def write(self, text):
        raise NotImplementedError


class Memory(Handler):
    def __init__(self, *args):
        super().__init__(*args)  #> logs.handlers.Handler.__init__
        self.lines = []

    def write(self, text):
        self.lines.append(text)


class Filtered(Handler):
    def __init__(self, inner, test):
        super().__init__()  #> logs.handlers.Handler.__init__
        self.inner = inner
        self.test = test

    def handle(self, record):
        if self.test(record):  #> main.<lambda>
            self.inner.handle(record)  #> logs.handlers.Handler.handle
