def render(results):
    return "\n".join(line(u, r) for u, r in sorted(results.items()))  #> report.line


def line(url, result):
    return f"{url:<10}{result}"


class Writer:
    def __init__(self, name):
        self.name = name

    async def flush(self):
        print("flush", self.name)


class BufferedWriter(Writer):
    async def flush(self):
        self.drain()  #> report.BufferedWriter.drain
        await super().flush()  #> report.Writer.flush

    def drain(self):
        self.name += "!"


def writers():
    yield Writer("w1")  #> report.Writer.__init__
    yield BufferedWriter("w2")  #> report.Writer.__init__
