from .http import HttpError, Response
from .routing import Router


class App:
    def __init__(self, middleware=()):
        self.router = Router()  #> web.routing.Router.__init__
        self.handler = self.dispatch
        for layer in reversed(middleware):
            self.handler = layer(self.handler)  #> web.middleware.Middleware.__init__ web.middleware.cors

    def route(self, pattern):
        return self.router.get(pattern)  #> web.routing.Router.get

    def mount(self, prefix, router):
        self.router.include(prefix, router)  #> web.routing.Router.include

    def dispatch(self, request):
        try:
            view, params = self.router.resolve(request)  #> web.routing.Router.resolve
            request.params = params
            return self.wrap(view(request, **params))  #> main.hello main.index notes.show web.app.App.wrap web.middleware.login_required.wrapper
        except HttpError as error:
            return error.response()  #> web.http.HttpError.response

    def wrap(self, result):
        if isinstance(result, Response):
            return result
        return Response(result)  #> web.http.Response.__init__

    def handle(self, request):
        return self.handler(request)  #> web.middleware.cors.handle
