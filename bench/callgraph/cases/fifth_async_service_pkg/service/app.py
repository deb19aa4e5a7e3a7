class App:
    def __init__(self, *middleware):
        self.middleware = middleware
        self.routes = {}

    def route(self, path):
        def register(handler):
            for layer in reversed(self.middleware):
                handler = layer(handler)  #> service.middleware.catch service.middleware.timing
            self.routes[path] = handler
            return handler
        return register

    async def serve(self, path):
        handler = self.routes.get(path, self.not_found)
        return await handler(path)  #> service.app.App.not_found service.middleware.timing.timed

    async def not_found(self, request):
        return await self.render("404")  #> service.app.App.render

    async def render(self, text):
        return f"[{text}]"
