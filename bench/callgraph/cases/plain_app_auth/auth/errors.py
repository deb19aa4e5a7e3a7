class AuthError(Exception):
    pass


class Forbidden(AuthError):
    def __init__(self, user, role):
        super().__init__(role)
        self.user = user
