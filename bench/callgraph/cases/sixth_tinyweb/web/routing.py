import re

CONVERTERS = {"int": (r"\d+", int), "str": (r"[^/]+", str)}


class Route:
    def __init__(self, method, pattern, endpoint):
        self.method = method
        self.endpoint = endpoint
        self.convs = {}
        self.regex = re.compile("^" + re.sub(r"<(\w+):(\w+)>", self._group, pattern) + "$")  #> web.routing.Route._group

    def _group(self, m):
        kind, name = m.groups()
        rx, conv = CONVERTERS[kind]
        self.convs[name] = conv
        return f"(?P<{name}>{rx})"

    def match(self, request):
        m = self.regex.match(request.path)
        if m is None or self.method != request.method:
            return None
        return {k: self.convs[k](v) for k, v in m.groupdict().items()}


class Router:
    def __init__(self):
        self.routes = []

    def add(self, *args):
        self.routes.append(Route(*args))  #> web.routing.Route.__init__

    def resolve(self, request):
        for route in self.routes:
            params = route.match(request)  #> web.routing.Route.match
            if params is not None:
                return route.endpoint, params
        return not_found, {}


def not_found(request):
    from .messages import Response
    return Response.error(404, request.path)  #> web.messages.Response.error
