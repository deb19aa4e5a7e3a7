from .http import Request, Response
from .routing import Router


class Application:
    def __init__(self, middleware=()):
        self.router = Router()  #> web.routing.Router.__init__
        self.middleware = list(middleware)
        self.errors = {}

    def route(self, path, **options):
        return self.router.route(path, **options)  #> web.routing.Router.route

    def errorhandler(self, code):
        def decorator(fn):
            self.errors[code] = fn
            return fn
        return decorator

    def __call__(self, path, method='GET'):
        request = Request(path, method)  #> web.http.Request.__init__
        handler = self.dispatch
        for wrap in reversed(self.middleware):
            handler = wrap(handler)  #> web.middleware.Sessions.__init__ web.middleware.logging
        return handler(request)  #> web.middleware.logging.handle

    def dispatch(self, request):
        view, args = self.router.match(request)  #> web.routing.Router.match
        if view is None:
            return self.handle_error(404, request)  #> web.app.Application.handle_error
        result = view(request, **args)  #> main.index main.user
        return self.finish(result)  #> web.app.Application.finish

    def handle_error(self, code, request):
        handler = self.errors.get(code)
        if handler:
            return handler(request)  #> main.missing
        return Response('error', code)  #> web.http.Response.__init__

    def finish(self, result):
        if isinstance(result, Response):
            return result
        return Response(result)  #> web.http.Response.__init__
