import json


class Message:
    def __init__(self, method, params):
        self.method = method
        self.params = params

    def encode(self):
        return json.dumps(self.as_dict())  #> protocol.Message.as_dict

    def as_dict(self):
        return {'method': self.method, 'params': self.params}

    @classmethod
    def decode(cls, text):
        return cls(**json.loads(text))  #> protocol.Message.__init__
