from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .transport import Transport


class Client:
    def __init__(self, transport: "Transport"):
        self.transport = transport

    def call(self, method, *args):
        request = self.transport.encode({"method": method, "args": args})  #> lib.transport.Transport.encode
        return self.transport.send(request)  #> lib.transport.Memory.send


def connect(kind):
    from .transport import create

    return Client(create(kind))  #> lib.client.Client.__init__ lib.transport.create
