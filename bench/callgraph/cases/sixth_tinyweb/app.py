from web import App, Response
from web.middleware import logging_middleware, AuthMiddleware, catch_errors

USERS = {42: "douglas"}


def create_app(debug=False):
    app = App()  #> web.application.App.__init__
    app.use(catch_errors(debug))  #> web.application.App.use web.middleware.catch_errors
    app.use(logging_middleware)  #> web.application.App.use
    app.use(AuthMiddleware("secret"))  #> web.application.App.use web.middleware.AuthMiddleware.__init__

    @app.route("/")  #> web.application.App.route web.application.App.route.deco
    def index(request):
        return "welcome"

    app.add("GET", "/users/<int:id>", show_user)  #> web.application.App.add
    app.add("POST", "/users", create_user)  #> web.application.App.add
    app.route("/boom")(boom)  #> web.application.App.route web.application.App.route.deco
    return app


def show_user(request, id):
    return Response(200, find(id))  #> app.find web.messages.Response.__init__


def find(id):
    return USERS[id]


def create_user(request):
    new_id = max(USERS) + 1
    USERS[new_id] = "user%d" % new_id
    return Response(201, str(new_id))  #> web.messages.Response.__init__


def boom(request):
    return 1 / 0
