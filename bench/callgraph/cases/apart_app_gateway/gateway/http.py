from dataclasses import dataclass, field


@dataclass
class Request:
    method: str
    path: str
    headers: dict = field(default_factory=dict)
    body: str = ''

    @property
    def token(self):
        return self.headers.get('token')


class Response:
    def __init__(self, body, status=200):
        self.body = body
        self.status = status
        self.headers = {}

    @classmethod
    def of(cls, result):
        if isinstance(result, cls):
            return result
        return cls(result)  #> gateway.http.Response.__init__

    def __str__(self):
        return f'{self.status} {self.body} {self.headers}'


class HttpError(Exception):
    status = 500

    def to_response(self):
        return Response(str(self), self.status)  #> gateway.http.Response.__init__


class NotFound(HttpError):
    status = 404


class Unauthorized(HttpError):
    status = 401
