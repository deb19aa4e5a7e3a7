from functools import partial
from .messages import Response
from .routing import Router


class App:
    def __init__(self):
        self.router = Router()  #> web.routing.Router.__init__
        self.middleware = []
        self.count = 0

    def use(self, mw):
        self.middleware.append(mw)

    def add(self, method, pattern, fn):
        self.router.add(method, pattern, fn)  #> web.routing.Router.add

    def route(self, pattern, method="GET"):
        def deco(fn):
            self.add(method, pattern, fn)  #> web.application.App.add
            return fn
        return deco

    def dispatch(self, request):
        endpoint, params = self.router.resolve(request)  #> web.routing.Router.resolve
        return Response.coerce(endpoint(request, **params))  #> app.boom app.create_app.index app.create_user app.show_user web.messages.Response.coerce web.routing.not_found

    def __call__(self, request):
        self.count += 1
        handler = self.dispatch
        for mw in reversed(self.middleware):
            handler = partial(mw, next_=handler)
        return handler(request)  #> web.middleware.catch_errors.middleware

    def stats(self):
        return {"requests": self.count, "routes": len(self.router.routes)}
