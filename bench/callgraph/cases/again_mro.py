class Root:
    def __init__(self):
        self.setup()  #> Root.setup
    def setup(self):
        self.ready = self.default()  #> Right.default
    def default(self):
        return 0
    def run(self):
        return self.before() + self.body()  #> Both.body Left.before Right.before Tail.body
    def before(self):
        return ''
class Left(Root):
    def before(self):
        return 'L' + super().before()  #> Right.before
    def body(self):
        return 'left'
class Right(Root):
    def before(self):
        return 'R' + super().before()  #> Root.before
    def default(self):
        return 1
class Both(Left, Right):
    def body(self):
        return Left.body(self) + helper()  #> Left.body helper
def helper():
    return '!'
class Tail(Right):
    def body(self):
        return helper()  #> helper
for cls in (Both, Tail):
    cls().run()  #> Root.__init__ Root.run
class Counted:
    count = 0
    def __init_subclass__(cls):
        super().__init_subclass__()
        cls.register()  #> Counted.register Two.register
    @classmethod
    def register(cls):
        Counted.count += 1
class One(Counted):  #> Counted.__init_subclass__
    pass
class Two(One):  #> Counted.__init_subclass__
    @classmethod
    def register(cls):
        super().register()  #> Counted.register
        helper()  #> helper
