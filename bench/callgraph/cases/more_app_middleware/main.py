from server.app import App
from server.http import Request, Response
from server.middleware import logging_middleware, TimingMiddleware, catch
from views import home, user, Broken

app = App()  #> server.app.App.__init__
app.use(catch)  #> server.app.App.use
app.use(logging_middleware)  #> server.app.App.use
app.use(TimingMiddleware)  #> server.app.App.use
app.route("/", home)  #> server.app.App.route
app.route("/user", user)  #> server.app.App.route
app.route("/broken", Broken())  #> server.app.App.route views.Broken


@app.get("/inline")  #> server.app.App.get server.app.App.get.decorator
def inline(request):
    return Response(200, request.query("name"))  #> server.http.Request.query server.http.Response.__init__


for path in ("/", "/user", "/broken", "/inline", "/missing"):
    response = app(Request(path, name="bob"))  #> server.app.App.__call__ server.http.Request.__init__
    print(response.status, response.text())  #> server.http.Response.text
