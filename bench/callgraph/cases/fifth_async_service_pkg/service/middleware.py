def timing(handler):
    async def timed(request):
        return stamp(), await handler(request)  #> service.middleware.catch.safe service.middleware.stamp
    return timed


def stamp():
    return 0


def catch(handler):
    async def safe(request):
        try:
            return await handler(request)  #> main.bad main.hi
        except RuntimeError as exc:
            return on_error(exc)  #> service.middleware.on_error
    return safe


def on_error(exc):
    return f"error {exc}"
