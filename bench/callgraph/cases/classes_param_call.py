class MyClass:
    def func(self, a):
        a()  #> func
def func(): pass
c = MyClass()  #> MyClass
c.func(func)  #> MyClass.func
