from .http import NotFound


class Route:
    def __init__(self, method, pattern, view):
        self.method = method
        self.parts = pattern.strip("/").split("/")
        self.view = view

    def match(self, request):
        given = request.path.strip("/").split("/")
        if request.method != self.method or len(given) != len(self.parts):
            return None
        params = {}
        for part, value in zip(self.parts, given):
            if part.startswith(":"):
                params[part[1:]] = value
            elif part != value:
                return None
        return params


class Router:
    def __init__(self):
        self.routes = []

    def add(self, method, pattern, view):
        self.routes.append(Route(method, pattern, view))  #> web.routing.Route.__init__

    def include(self, prefix, other):
        for route in other.routes:
            self.add(route.method, prefix + "/" + "/".join(route.parts), route.view)  #> web.routing.Router.add

    def get(self, pattern):
        return self._decorator("GET", pattern)  #> web.routing.Router._decorator

    def post(self, pattern):
        return self._decorator("POST", pattern)  #> web.routing.Router._decorator

    def _decorator(self, method, pattern):
        def register(view):
            self.add(method, pattern, view)  #> web.routing.Router.add
            return view

        return register

    def resolve(self, request):
        for route in self.routes:
            params = route.match(request)  #> web.routing.Route.match
            if params is not None:
                return route.view, params
        raise NotFound(request.path)  #> web.http.NotFound
