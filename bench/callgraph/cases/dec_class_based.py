class Dec:
    def __init__(self, f):
        self.f = f
    def __call__(self, *args):
        return self.f(*args)  #> func
@Dec  #> Dec.__init__
def func(): pass
func()  #> Dec.__call__
class DecArgs:
    def __init__(self, n):
        self.n = n
    def __call__(self, f):
        def w():
            f()  #> func2
        return w
@DecArgs(1)  #> DecArgs.__call__ DecArgs.__init__
def func2(): pass
func2()  #> DecArgs.__call__.w
