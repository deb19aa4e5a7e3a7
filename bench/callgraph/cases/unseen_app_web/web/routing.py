class Rule:
    def __init__(self, path, view, methods):
        self.parts = path.split('/')
        self.view = view
        self.methods = methods

    def match(self, request):
        parts = request.path.split('/')
        if request.method not in self.methods or len(parts) != len(self.parts):
            return None
        args = {}
        for want, got in zip(self.parts, parts):
            if want.startswith(':'):
                args[want[1:]] = got
            elif want != got:
                return None
        return args


class Router:
    def __init__(self):
        self.rules = []

    def route(self, path, methods=('GET',)):
        def decorator(view):
            self.add(path, view, methods)  #> web.routing.Router.add
            return view
        return decorator

    def add(self, path, view, methods):
        self.rules.append(Rule(path, view, methods))  #> web.routing.Rule.__init__

    def match(self, request):
        for rule in self.rules:
            args = rule.match(request)  #> web.routing.Rule.match
            if args is not None:
                return rule.view, args
        return None, {}
