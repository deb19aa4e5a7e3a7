from .http import Forbidden


class Middleware:
    def __init__(self, next_handler):
        self.next = next_handler

    def __call__(self, request):
        self.before(request)  #> web.middleware.Authentication.before web.middleware.Middleware.before
        response = self.next(request)  #> web.app.App.dispatch web.middleware.Middleware.__call__
        return self.after(request, response)  #> web.middleware.Counter.after web.middleware.Middleware.after

    def before(self, request):
        pass

    def after(self, request, response):
        return response


class Authentication(Middleware):
    users = {"t1": "ann", "t2": "bob"}

    def before(self, request):
        request.user = self.users.get(request.headers.get("token"))


class Counter(Middleware):
    seen = 0

    def after(self, request, response):
        Counter.seen += 1
        return response.set_header("n", self.seen)  #> web.http.Response.set_header


def cors(next_handler):
    def handle(request):
        response = next_handler(request)  #> web.middleware.Middleware.__call__
        response.set_header("origin", "*")  #> web.http.Response.set_header
        return response

    return handle


def login_required(view):
    def wrapper(request, **params):
        if request.user is None:
            raise Forbidden("log in")  #> web.http.Forbidden
        return view(request, **params)  #> notes.create

    return wrapper
