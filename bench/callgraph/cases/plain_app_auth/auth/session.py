from auth.state import current


class Request:
    def __init__(self, user):
        self.user = user
        self.closed = False

    def close(self):
        self.closed = True


class session_scope:
    def __init__(self, **credentials):
        self.credentials = credentials

    def __enter__(self):
        self.request = Request(current.authenticate(**self.credentials))  #> auth.session.Request.__init__ auth.state.State.authenticate
        return self.request

    def __exit__(self, *exc_info):
        self.request.close()  #> auth.session.Request.close
        return False
