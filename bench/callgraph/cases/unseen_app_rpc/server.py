from protocol import Message


def exposed(fn):
    fn.exposed = True
    return fn


class Service:
    def __init__(self):
        self.methods = {}
        for name in dir(self):
            member = getattr(self, name)
            if getattr(member, 'exposed', False):
                self.methods[name] = member

    def handle(self, text):
        message = Message.decode(text)  #> protocol.Message.decode
        method = self.methods.get(message.method, self.missing)
        return method(*message.params)  #> server.Arithmetic.add server.Arithmetic.neg server.Service.missing

    def missing(self, *params):
        return 'missing'


class Arithmetic(Service):
    @exposed  #> server.exposed
    def add(self, a, b):
        return self.check(a) + b  #> server.Arithmetic.check

    @exposed  #> server.exposed
    def neg(self, a):
        return -a

    def check(self, a):
        return a
