class Request:
    def __init__(self, method, path, headers=None, **query):
        self.method = method
        self.path = path
        self.headers = headers or {}
        self.query = query
        self.user = None

    def __getitem__(self, key):
        return self.query[key]

    @classmethod
    def get(cls, path, **kw):
        return cls("GET", path, **kw)  #> web.http.Request.__init__

    @classmethod
    def post(cls, path, **kw):
        return cls("POST", path, **kw)  #> web.http.Request.__init__


class Response:
    def __init__(self, body="", status=200):
        self.body, self.status = body, status

    @staticmethod
    def coerce(value):
        if isinstance(value, Response):
            return value
        if isinstance(value, tuple):
            return Response(*value)  #> web.http.Response.__init__
        return Response(str(value))  #> web.http.Response.__init__

    def __str__(self):
        return "%d %s" % (self.status, self.body)


class HttpError(Exception):
    status = 500

    def response(self):
        return Response(self.describe(), self.status)  #> web.http.HttpError.describe web.http.NotFound.describe web.http.Response.__init__

    def describe(self):
        return "error " + " ".join(map(str, self.args))


class NotFound(HttpError):
    status = 404

    def describe(self):
        return "no " + self.args[0]


class Forbidden(HttpError):
    status = 403
