from auth.users import Anonymous, User


class Backend:
    def authenticate(self, **credentials):
        user = self.find(credentials)  #> auth.backends.TokenBackend.find
        return user or Anonymous()  #> auth.users.Anonymous.__init__

    def find(self, credentials):
        return None


class TokenBackend(Backend):
    def __init__(self, tokens):
        self.tokens = tokens

    def find(self, credentials):
        name = self.tokens.get(credentials.get("token"))
        return User(name) if name else None  #> auth.users.User.__init__
