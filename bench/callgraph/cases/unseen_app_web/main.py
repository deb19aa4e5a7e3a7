import web
from web import Application, logging, Sessions

app = Application([logging, Sessions])  #> web.app.Application.__init__


@app.route('/')  #> web.app.Application.route web.routing.Router.route.decorator
def index(request):
    return greeting('you')  #> main.greeting


def greeting(name):
    return 'hello ' + name


@app.route('/user/:name', methods=('GET', 'POST'))  #> web.app.Application.route web.routing.Router.route.decorator
def user(request, name):
    return web.json_response({'name': greeting(name)})  #> main.greeting web.http.json_response


@app.errorhandler(404)  #> web.app.Application.errorhandler web.app.Application.errorhandler.decorator
def missing(request):
    return web.Response('nothing', 404)  #> web.http.Response.__init__


app('/')  #> web.app.Application.__call__
app('/user/ann', method='POST')  #> web.app.Application.__call__
app('/nope')  #> web.app.Application.__call__
