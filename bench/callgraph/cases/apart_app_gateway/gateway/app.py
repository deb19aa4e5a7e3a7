from functools import partial

from .http import NotFound


class App:
    def __init__(self):
        self._mounts = {}
        self._layers = []
        self._response_hooks = []

    def use(self, layer, **options):
        self._layers.append(partial(layer, **options))

    def mount(self, prefix, router):
        self._mounts[prefix] = router

    def on_response(self, hook):
        self._response_hooks.append(hook)
        return hook

    def __call__(self, request):
        handle = self._find_and_run
        for layer in reversed(self._layers):
            handle = layer(handle)  #> gateway.middleware.CatchErrors.__init__ gateway.middleware.Timing.__init__ gateway.middleware.require_token.layer
        response = handle(request)  #> gateway.middleware.CatchErrors.__call__
        for hook in self._response_hooks:
            hook(response)  #> main.add_server
        return response

    def _find_and_run(self, request):
        for prefix, router in self._mounts.items():
            if request.path.startswith(prefix):
                return router.dispatch(request, request.path.removeprefix(prefix))  #> gateway.routing.Router.dispatch
        raise NotFound(request.path)  #> gateway.http.NotFound

    def routes(self):
        return [route.handler.__name__ for router in self._mounts.values() for route in router.routes]
