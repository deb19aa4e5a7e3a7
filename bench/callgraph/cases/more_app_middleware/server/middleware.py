import functools

from .http import Response


def logging_middleware(get_response):
    def middleware(request):
        print("request", request.path)
        response = get_response(request)  #> server.middleware.TimingMiddleware.__call__
        return response

    return middleware


class TimingMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)  #> server.app.App.dispatch
        response.headers["x-time"] = self.measure()  #> server.http.Headers.__setitem__ server.middleware.TimingMiddleware.measure
        return response

    def measure(self):
        return 1


def catch(get_response):
    @functools.wraps(get_response)
    def inner(request):
        try:
            return get_response(request)  #> server.middleware.logging_middleware.middleware
        except ValueError as error:
            return failure(error)  #> server.middleware.failure

    return inner


def failure(error):
    return Response(500, repr(error))  #> server.http.Response.__init__
