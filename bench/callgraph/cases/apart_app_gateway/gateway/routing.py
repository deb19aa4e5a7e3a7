import re

from .http import NotFound, Response

CONVERTERS = {'int': (r'\d+', int), 'str': (r'[^/]+', str)}


class Route:
    def __init__(self, method, pattern, handler):
        self.method = method
        self.handler = handler
        self._converters = {}
        self._regex = re.compile(re.sub(r'<(\w+):(\w+)>', self._group, pattern) + '$')  #> gateway.routing.Route._group

    def _group(self, match):
        kind, name = match.groups()
        expression, self._converters[name] = CONVERTERS[kind]
        return f'(?P<{name}>{expression})'

    def match(self, method, path):
        found = self._regex.match(path)
        if found is None or method != self.method:
            return None
        return {name: self._converters[name](text) for name, text in found.groupdict().items()}


class Router:
    def __init__(self):
        self.routes = []

    def route(self, method, pattern):
        def decorate(handler):
            self.routes.append(Route(method, pattern, handler))  #> gateway.routing.Route.__init__
            return handler
        return decorate

    def get(self, pattern):
        return self.route('GET', pattern)  #> gateway.routing.Router.route

    def dispatch(self, request, path):
        for route in self.routes:
            params = route.match(request.method, path)  #> gateway.routing.Route.match
            if params is not None:
                return Response.of(route.handler(request, **params))  #> gateway.http.Response.of handlers.books.create handlers.books.index handlers.books.remove handlers.books.show handlers.health.health
        raise NotFound(request.path)  #> gateway.http.NotFound
