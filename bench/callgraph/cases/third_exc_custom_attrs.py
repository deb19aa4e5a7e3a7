class HttpError(Exception):
    status = 500

    def __init__(self, detail=''):
        self.detail = detail

    def response(self):
        return self.body(), self.status  #> NotFound.body

    def body(self):
        return self.detail


class NotFound(HttpError):
    status = 404

    def body(self):
        return 'not found: ' + super().body()  #> HttpError.body


def view(path):
    if path == '/':
        return 'home'
    raise NotFound(path)  #> HttpError.__init__


def dispatch(path):
    try:
        return view(path)  #> view
    except HttpError as error:
        return error.response()  #> HttpError.response


dispatch('/')  #> dispatch
dispatch('/x')  #> dispatch
