import functools
def times(n):
    def deco(f):
        @functools.wraps(f)
        def inner(*args):
            for _ in range(n):
                r = f(*args)  #> bye hello
            return r
        return inner
    return deco
@times(2)  #> times times.deco
def hello(): return 'hi'
@times(3)  #> times times.deco
def bye(x): return x
hello()  #> times.deco.inner
bye(1)  #> times.deco.inner
def replace_with(other):
    return lambda f: other
def spare(): pass
@replace_with(spare)  #> replace_with replace_with.<lambda>
def lost(): pass
lost()  #> spare
registry = {}
def register(name):
    def wrap(f):
        registry[name] = f
        return f
    return wrap
@register('a')  #> register register.wrap
def plug_a(): pass
@register('b')  #> register register.wrap
def plug_b(): pass
registry['a']()  #> plug_a
registry['b']()  #> plug_b
plug_a()  #> plug_a
