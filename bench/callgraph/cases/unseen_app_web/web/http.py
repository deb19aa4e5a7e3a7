class Request:
    def __init__(self, path, method):
        self.path = path
        self.method = method
        self.session = {}


class Response:
    def __init__(self, body, status=200):
        self.body = body
        self.status = status
        self.headers = {}

    def set_header(self, name, value):
        self.headers[name] = value
        return self


def json_response(data):
    return Response(str(data)).set_header('type', 'json')  #> web.http.Response.__init__ web.http.Response.set_header
