import web
from web import *
from web.middleware import Timer

app = App()  #> web.app.App.__init__
pages = {"home": "welcome"}


@app.route("/")  #> web.app.App.route web.app.App.route.decorator
def index(request):
    return "index for %s" % request.user


@app.route("/page/<name>")  #> web.app.App.route web.app.App.route.decorator
def show(request, name):
    if name not in pages:
        raise Error("missing", name)  #> web.http.HttpError
    return render(pages[name], **request.query)  #> main.render


@app.route("/page/<name>", methods=["POST", "PUT"])  #> web.app.App.route web.app.App.route.decorator
def edit(request, name):
    pages[name] = request["text"]  #> web.http.Request.__getitem__
    return "saved", 201


@app.route("/teapot")  #> web.app.App.route web.app.App.route.decorator
def teapot(request):
    return Response("short and stout", 418)  #> web.http.Response.__init__


@app.route("/crash")  #> web.app.App.route web.app.App.route.decorator
def crash(request):
    return Response(1 // 0)


@app.errorhandler(ZeroDivisionError)  #> web.app.App.errorhandler web.app.App.errorhandler.<lambda>
def math_trouble(exc):
    return "math: " + type(exc).__name__, 500


def render(text, upper=False):
    return text.upper() if upper else text


def check_token(token):
    return {"t1": "ann"}.get(token)


app.use(web.trim).use(Timer).use(web.Auth, check_token)  #> web.app.App.use

for req in [
    Request.get("/"),  #> web.http.Request.get
    Request.get("/page/home/", upper=True),  #> web.http.Request.get
    Request.post("/page/new", text="fresh"),  #> web.http.Request.post
    Request.post("/page/new", text="fresh", headers={"token": "t1"}),  #> web.http.Request.post
    Request.get("/page/new"),  #> web.http.Request.get
    Request.get("/page/none"),  #> web.http.Request.get
    Request.get("/nowhere"),  #> web.http.Request.get
    Request.get("/teapot"),  #> web.http.Request.get
    Request.get("/crash"),  #> web.http.Request.get
]:
    print(req.method, req.path, "->", app(req))  #> web.app.App.__call__ web.http.Response.__str__
