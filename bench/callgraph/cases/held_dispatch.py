from functools import singledispatch, singledispatchmethod, lru_cache, wraps

@singledispatch
def show(x):
    return base(x)  #> base

@show.register
def _(x: int):
    return for_int(x)  #> for_int

@show.register(str)
def show_str(x):
    return for_str(x)  #> for_str

def base(x):
    pass

def for_int(x):
    pass

def for_str(x):
    pass

@lru_cache(maxsize=None)
def cached(n):
    return cached(n - 1) if n else 0  #> cached

def requires(role):
    def deco(fn):
        @wraps(fn)
        def checked(self, *args):
            self.authorize(role)  #> Api.authorize
            return fn(self, *args)  #> Api.delete
        return checked
    return deco

class Api:
    def authorize(self, role):
        pass

    @requires('admin')  #> requires requires.deco
    def delete(self):
        return self.log()  #> Api.log

    def log(self):
        pass

    table = {'log': log}

    def by_table(self, name):
        return self.table[name](self)  #> Api.log

class Calc:
    def op_add(self):
        pass

    def op_sub(self):
        pass

    def run(self, op):
        return getattr(self, 'op_' + op)()  #> Calc.op_add Calc.op_sub

    def static_table(self, op):
        return {'add': self.op_add, 'sub': self.op_sub}[op]()  #> Calc.op_add Calc.op_sub

show(1)  #> _
show('a')  #> show_str
show(2.0)  #> show
cached(2)  #> cached
api = Api()  #> Api
api.delete()  #> requires.deco.checked
api.by_table('log')  #> Api.by_table
c = Calc()  #> Calc
c.run('add')  #> Calc.run
c.run('sub')  #> Calc.run
c.static_table('add')  #> Calc.static_table
c.static_table('sub')  #> Calc.static_table
cached.cache_clear()
