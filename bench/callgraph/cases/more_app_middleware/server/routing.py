from .http import Response


class NotFound(Exception):
    def response(self):
        return Response(404, "not found")  #> server.http.Response.__init__


class Router:
    def __init__(self):
        self.routes = {}

    def add(self, path, view):
        self.routes[path] = view

    def match(self, path):
        view = self.routes.get(path)
        if view is None:
            raise NotFound(path)  #> server.routing.NotFound
        return view
