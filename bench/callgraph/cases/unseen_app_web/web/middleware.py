__all__ = ['logging', 'Sessions']

log = []


def logging(next_handler):
    def handle(request):
        note(request.path)  #> web.middleware.note
        return next_handler(request)  #> web.middleware.Sessions.__call__
    return handle


def note(text):
    log.append(text)


class Sessions:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self.load(request)  #> web.middleware.Sessions.load
        response = self.get_response(request)  #> web.app.Application.dispatch
        return response.set_header('cookie', 'x')  #> web.http.Response.set_header

    def load(self, request):
        request.session['user'] = 1
