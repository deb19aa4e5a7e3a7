class Router:
    def __init__(self):
        self.routes = {}

    def route(self, path):
        def register(handler):
            self.routes[path] = handler
            return handler
        return register

    def dispatch(self, path):
        handler = self.routes.get(path, self.missing)
        return handler()  #> Router.missing about index

    def missing(self):
        return 404


app = Router()  #> Router.__init__


@app.route('/')  #> Router.route Router.route.register
def index():
    return 'index'


@app.route('/about')  #> Router.route Router.route.register
def about():
    return index()  #> index


app.dispatch('/')  #> Router.dispatch
app.dispatch('/about')  #> Router.dispatch
app.dispatch('/nope')  #> Router.dispatch
about()  #> about
