from .codecs import Codec, Json
from .server import dispatch


class Transport:
    def __init__(self, codec: Codec):
        self.codec = codec

    def encode(self, message):
        return self.codec.dumps(message)  #> lib.codecs.Json.dumps

    def send(self, data):
        raise NotImplementedError


class Memory(Transport):
    def send(self, data):
        return dispatch(self.codec.loads(data))  #> lib.codecs.Json.loads lib.server.dispatch


KINDS = {"memory": Memory}


def create(kind, codec=Json):
    return KINDS[kind](codec())  #> lib.codecs.Json lib.transport.Transport.__init__
