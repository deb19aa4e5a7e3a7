class User:
    def __init__(self, name):
        self.name = name
        self.roles = set()

    def grant(self, role):
        self.roles.add(role)

    def has(self, role):
        return role in self.roles

    def label(self):
        return self.name.title()


class Anonymous(User):
    def __init__(self):
        super().__init__("nobody")  #> auth.users.User.__init__

    def has(self, role):
        return False
