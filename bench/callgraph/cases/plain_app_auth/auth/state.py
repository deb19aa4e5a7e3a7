class State:
    def __init__(self):
        self.backend = None
        self.log = quiet

    def authenticate(self, **credentials):
        return self.backend.authenticate(**credentials)  #> auth.backends.Backend.authenticate


def quiet(line):
    pass


current = State()  #> auth.state.State.__init__
