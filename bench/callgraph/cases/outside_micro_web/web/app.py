import re

from .http import HttpError, NotFound, Response


class App:
    def __init__(self):
        self.routes = []
        self.layers = []
        self.error_handlers = {}

    def route(self, pattern, methods=("GET",)):
        regex = re.compile(re.sub(r"<(\w+)>", self._group, pattern) + "$")  #> web.app.App._group

        def decorator(fn):
            for m in methods:
                self.routes.append((m, regex, fn))
            return fn
        return decorator

    def _group(self, m):
        return "(?P<%s>[^/]+)" % m.group(1)

    def use(self, layer, *args):
        self.layers.append((layer, args))
        return self

    def errorhandler(self, kind):
        return lambda fn: self.error_handlers.setdefault(kind, fn)

    def find(self, request):
        for method, regex, fn in self.routes:
            found = regex.match(request.path)
            if found and method == request.method:
                return fn, found.groupdict()
        raise NotFound(request.path)  #> web.http.NotFound

    def endpoint(self, request):
        view, params = self.find(request)  #> web.app.App.find
        return Response.coerce(view(request, **params))  #> main.crash main.edit main.index main.show main.teapot web.http.Response.coerce

    def __call__(self, request):
        handler = self.endpoint
        for layer, args in reversed(self.layers):
            handler = layer(handler, *args)  #> web.middleware.Auth.__init__ web.middleware.Timer.__init__ web.middleware.trim
        try:
            return handler(request)  #> web.middleware.trim.handler
        except Exception as exc:
            return self.recover(exc)  #> web.app.App.recover

    def recover(self, exc):
        for kind in type(exc).__mro__:
            if kind in self.error_handlers:
                return Response.coerce(self.error_handlers[kind](exc))  #> main.math_trouble web.http.Response.coerce
        if isinstance(exc, HttpError):
            return exc.response()  #> web.http.HttpError.response
        raise exc
