from notes import router
from web import App, Request, Response
from web.middleware import Authentication, Counter, cors

app = App([cors, Authentication, Counter])  #> web.app.App.__init__
app.mount("/notes", router)  #> web.app.App.mount


@app.route("/")  #> web.app.App.route web.routing.Router._decorator.register
def index(request):
    return "index"


@app.route("/hello/:name")  #> web.app.App.route web.routing.Router._decorator.register
def hello(request, name):
    return Response(greet(name), 201)  #> main.greet web.http.Response.__init__


def greet(name):
    return f"hello {name}"


class Client:
    def __init__(self, app, token=None):
        self.app = app
        self.headers = {"token": token}

    def request(self, method, path, body=""):
        response = self.app.handle(Request(method, path, self.headers, body))  #> web.app.App.handle web.http.Request.__init__
        print(method, path, response.status, response.ok, response.body)  #> web.http.Response.ok
        return response

    def get(self, path):
        return self.request("GET", path)  #> main.Client.request

    def post(self, path, body):
        return self.request("POST", path, body)  #> main.Client.request


for client in (Client(app), Client(app, "t1")):  #> main.Client.__init__
    client.get("/")  #> main.Client.get
    client.get("/hello/bob")  #> main.Client.get
    client.post("/notes/", '{"text": "x"}')  #> main.Client.post
    client.get("/notes/1")  #> main.Client.get
    client.get("/nowhere/at/all")  #> main.Client.get
print(Counter.seen)
