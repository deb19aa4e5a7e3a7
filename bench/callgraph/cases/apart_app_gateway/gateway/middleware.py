from functools import wraps

from .http import HttpError, Unauthorized


class CatchErrors:
    def __init__(self, handle):
        self.handle = handle

    def __call__(self, request):
        try:
            return self.handle(request)  #> gateway.middleware.Timing.__call__
        except HttpError as error:
            return error.to_response()  #> gateway.http.HttpError.to_response


class Timing:
    def __init__(self, handle, clock):
        self.handle = handle
        self.clock = clock

    def __call__(self, request):
        start = self.clock()
        response = self.handle(request)  #> gateway.middleware.require_token.layer.checked
        response.headers['time'] = self.clock() - start
        return response


def require_token(token):
    def layer(handle):
        @wraps(handle)
        def checked(request):
            if request.path.startswith('/health') or request.token == token:  #> gateway.http.Request.token
                return handle(request)  #> gateway.app.App._find_and_run
            raise Unauthorized('who are you?')  #> gateway.http.Unauthorized
        return checked
    return layer
