"""An async service split over modules, with middleware functions wrapping handlers."""
import asyncio

from service.app import App
from service.middleware import catch, timing

app = App(timing, catch)  #> service.app.App.__init__


@app.route("/hi")  #> service.app.App.route service.app.App.route.register
async def hi(request):
    return await app.render("hi " + request)  #> service.app.App.render


@app.route("/bad")  #> service.app.App.route service.app.App.route.register
async def bad(request):
    raise RuntimeError(request)


async def main():
    return await asyncio.gather(*map(app.serve, ("/hi", "/bad", "/none")))  #> service.app.App.serve


print(asyncio.run(main()))  #> main.main
