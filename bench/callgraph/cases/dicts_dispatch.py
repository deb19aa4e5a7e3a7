class Op:
    def __init__(self):
        self.table = {
            'add': self.add,
            'sub': self.sub,
        }
    def add(self): pass
    def sub(self): pass
    def run(self, name):
        return self.table[name]()  #> Op.add Op.sub
    def safe(self, name):
        fn = self.table.get(name)
        if fn is not None:
            fn()  #> Op.add Op.sub
Op().run('add')  #> Op.__init__ Op.run
Op().run('sub')  #> Op.__init__ Op.run
Op().safe('add')  #> Op.__init__ Op.safe
Op().safe('sub')  #> Op.__init__ Op.safe
def on_x(): pass
def on_y(): pass
TABLE = {'x': on_x, 'y': on_y}
def dispatch(k):
    TABLE[k]()  #> on_x on_y
dispatch('x')  #> dispatch
dispatch('y')  #> dispatch
class K:
    REG = {}
    @classmethod
    def register(cls, name):
        def deco(fn):
            cls.REG[name] = fn
            return fn
        return deco
    @classmethod
    def call(cls, name):
        return cls.REG[name]()  #> one two
@K.register('one')  #> K.register K.register.deco
def one(): pass
@K.register('two')  #> K.register K.register.deco
def two(): pass
K.call('one')  #> K.call
K.call('two')  #> K.call
one()  #> one
