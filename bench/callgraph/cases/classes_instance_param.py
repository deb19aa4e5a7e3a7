class MyClass:
    def func(self): pass
def f(c):
    c.func()  #> MyClass.func
    return c
f(MyClass()).func()  #> MyClass.func f MyClass
