import importlib

from gateway import App, Request
from gateway.middleware import CatchErrors, Timing, require_token

app = App()  #> gateway.app.App.__init__
app.use(CatchErrors)  #> gateway.app.App.use
app.use(Timing, clock=iter(range(100)).__next__)  #> gateway.app.App.use
app.use(require_token('s3cret'))  #> gateway.app.App.use gateway.middleware.require_token

for prefix, name in [('/books', 'handlers.books'), ('/health', 'handlers.health')]:
    module = importlib.import_module(name)
    app.mount(prefix, module.router)  #> gateway.app.App.mount


@app.on_response  #> gateway.app.App.on_response
def add_server(response):
    response.headers['server'] = 'gateway'


def call(method, path, **options):
    headers = options.pop('headers', {'token': 's3cret'})
    response = app(Request(method, path, headers, **options))  #> gateway.app.App.__call__ gateway.http.Request
    print(method, path, response)  #> gateway.http.Response.__str__


call('GET', '/health/')  #> main.call
call('GET', '/books/', headers={})  #> main.call
call('POST', '/books/', body='Emma')  #> main.call
call('GET', '/books/1')  #> main.call
call('GET', '/books/7')  #> main.call
call('DELETE', '/books/1')  #> main.call
call('GET', '/books/x')  #> main.call
call('GET', '/books/')  #> main.call
call('GET', '/nowhere')  #> main.call
print(app.routes())  #> gateway.app.App.routes
