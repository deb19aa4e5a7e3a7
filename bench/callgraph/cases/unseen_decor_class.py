class memo:
    def __init__(self, fn):
        self.fn = fn
        self.cache = {}
    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.fn(*args)  #> square
        return self.cache[args]
    def clear(self):
        self.cache.clear()
class route:
    table = {}
    def __init__(self, path):
        self.path = path
    def __call__(self, fn):
        route.table[self.path] = fn
        return fn
@memo  #> memo.__init__
def square(n):
    return mul(n, n)  #> mul
def mul(a, b):
    return a * b
@route('/')  #> route.__call__ route.__init__
def index():
    return square(2)  #> memo.__call__
@route('/about')  #> route.__call__ route.__init__
def about():
    return index()  #> index
def plugin(cls):
    cls.extra = added
    instance = cls()  #> Tool
    instance.setup()  #> Tool.setup
    return cls
def added(self):
    return mul(1, 1)  #> mul
@plugin  #> plugin
class Tool:
    def setup(self):
        return 'ready'
square(3)  #> memo.__call__
square.clear()  #> memo.clear
route.table['/']()  #> index
for view in route.table.values():
    view()  #> about index
Tool().extra()  #> Tool added
def as_property(fn):
    return property(fn)
class Holder:
    @as_property  #> as_property
    def value(self):
        return square(4)  #> memo.__call__
Holder().value  #> Holder Holder.value
