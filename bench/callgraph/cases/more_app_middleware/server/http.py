class Request:
    def __init__(self, path, **params):
        self.path = path
        self.params = params

    def query(self, name, default=""):
        return self.params.get(name, default)


class Response:
    def __init__(self, status, body=""):
        self.status = status
        self.body = body
        self.headers = Headers()  #> server.http.Headers

    def text(self):
        return str(self.body)


class Headers(dict):
    def __setitem__(self, key, value):
        super().__setitem__(normalize(key), value)  #> server.http.normalize


def normalize(key):
    return key.title()
