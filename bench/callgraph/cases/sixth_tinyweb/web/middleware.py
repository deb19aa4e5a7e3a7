from .messages import Response


def logging_middleware(request, next_):
    response = next_(request)  #> web.middleware.AuthMiddleware.__call__
    print(f"LOG {request.path} {response.status}")
    return response


class AuthMiddleware:
    def __init__(self, token):
        self.token = token

    def __call__(self, request, next_):
        if request.method == "POST" and not self.allowed(request):  #> web.middleware.AuthMiddleware.allowed
            return Response.error(401, "auth")  #> web.messages.Response.error
        return next_(request)  #> web.application.App.dispatch

    def allowed(self, request):
        return request.header("auth") == self.token  #> web.messages.Request.header


def catch_errors(debug):
    def middleware(request, next_):
        try:
            return next_(request)  #> web.middleware.logging_middleware
        except Exception as exc:
            return Response.error(500, explain(exc) if debug else "oops")  #> web.messages.Response.error web.middleware.explain
    return middleware


def explain(exc):
    return type(exc).__name__
