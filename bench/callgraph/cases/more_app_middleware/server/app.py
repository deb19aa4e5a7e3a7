from .http import Response
from .routing import NotFound, Router


class App:
    def __init__(self):
        self.router = Router()  #> server.routing.Router.__init__
        self.factories = []

    def use(self, factory):
        self.factories.append(factory)

    def route(self, path, view):
        self.router.add(path, view)  #> server.routing.Router.add

    def get(self, path):
        def decorator(view):
            self.route(path, view)  #> server.app.App.route
            return view

        return decorator

    def dispatch(self, request):
        try:
            view = self.router.match(request.path)  #> server.routing.Router.match
        except NotFound as error:
            return error.response()  #> server.routing.NotFound.response
        return view(request)  #> main.inline views.Broken.__call__ views.home views.user

    def build(self):
        handler = self.dispatch
        for factory in reversed(self.factories):
            handler = factory(handler)  #> server.middleware.TimingMiddleware.__init__ server.middleware.catch server.middleware.logging_middleware
        return handler

    def __call__(self, request):
        return self.build()(request)  #> server.app.App.build server.middleware.catch.inner
