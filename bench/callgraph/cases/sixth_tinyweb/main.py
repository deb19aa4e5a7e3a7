from app import create_app
from web.messages import Request

app = create_app(debug=True)  #> app.create_app


def hit(method, path, **headers):
    resp = app(Request(method, path, headers))  #> web.application.App.__call__ web.messages.Request.__init__
    print(method, path, resp.status, resp.body)
    return resp


hit("GET", "/")  #> main.hit
hit("GET", "/users/42")  #> main.hit
hit("POST", "/users", auth="secret")  #> main.hit
hit("POST", "/users")  #> main.hit
hit("GET", "/boom")  #> main.hit
hit("GET", "/nowhere")  #> main.hit
print(app.stats())  #> web.application.App.stats
