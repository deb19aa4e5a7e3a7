from protocol import Message


class Proxy:
    def __init__(self, send):
        self._send = send

    def __getattr__(self, name):
        return Remote(self._send, name)  #> client.Remote.__init__


class Remote:
    def __init__(self, send, name):
        self.send = send
        self.name = name

    def __call__(self, *params):
        return self.send(Message(self.name, params).encode())  #> client.Recorder.send protocol.Message.__init__ protocol.Message.encode server.Service.handle


class Recorder:
    def __init__(self, target):
        self.target = target
        self.log = []

    def send(self, text):
        self.log.append(text)
        return self.target(text)  #> server.Service.handle
