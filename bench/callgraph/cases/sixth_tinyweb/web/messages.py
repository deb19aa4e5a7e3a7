class Request:
    def __init__(self, method, path, headers=None):
        self.method = method
        self.path = path
        self.headers = headers or {}

    def header(self, name, default=""):
        return self.headers.get(name, default)


class Response:
    def __init__(self, status, body=""):
        self.status = status
        self.body = body

    @classmethod
    def coerce(cls, value):
        if isinstance(value, cls):
            return value
        return cls(200, value)  #> web.messages.Response.__init__

    @classmethod
    def error(cls, status, why):
        return cls(status, "error: " + why)  #> web.messages.Response.__init__

    def redirect(self, url):
        self.status = 302
        return self
