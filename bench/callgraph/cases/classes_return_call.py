class MyClass:
    def func(self):
        return self.func2
    def func2(self): pass
a = MyClass()  #> MyClass
a.func()()  #> MyClass.func MyClass.func2
fn = a.func()  #> MyClass.func
fn()  #> MyClass.func2
