import json


class Request:
    def __init__(self, method, path, headers=None, body=""):
        self.method = method
        self.path = path
        self.headers = headers or {}
        self.body = body
        self.user = None
        self.params = {}

    def json(self):
        return json.loads(self.body)


class Response:
    def __init__(self, body="", status=200):
        self.body = body
        self.status = status
        self.headers = {}

    def set_header(self, key, value):
        self.headers[key] = value
        return self

    @property
    def ok(self):
        return self.status < 400


class JsonResponse(Response):
    def __init__(self, data, status=200):
        super().__init__(json.dumps(data), status)  #> web.http.Response.__init__
        self.set_header("type", "json")  #> web.http.Response.set_header


def json_response(data):
    return JsonResponse(data)  #> web.http.JsonResponse.__init__


class HttpError(Exception):
    status = 500

    def response(self):
        return Response(str(self), self.status)  #> web.http.Response.__init__


class NotFound(HttpError):
    status = 404


class Forbidden(HttpError):
    status = 403
