from .http import Forbidden


class Timer:
    total = 0

    def __init__(self, nxt):
        self.nxt = nxt

    def __call__(self, request):
        Timer.total += 1
        return self.after(self.nxt(request))  #> web.middleware.Auth.__call__ web.middleware.Timer.after

    def after(self, response):
        response.body += " [%d]" % Timer.total
        return response


class Auth:
    def __init__(self, nxt, check):
        self.nxt, self.check = nxt, check

    def __call__(self, request):
        request.user = self.check(request.headers.get("token"))  #> main.check_token
        if request.user is None and request.method != "GET":
            raise Forbidden("login first")  #> web.http.Forbidden
        return self.nxt(request)  #> web.app.App.endpoint


def trim(nxt):
    def handler(request):
        request.path = request.path.rstrip("/") or "/"
        return nxt(request)  #> web.middleware.Timer.__call__
    return handler
