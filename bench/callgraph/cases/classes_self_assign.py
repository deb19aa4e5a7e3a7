class MyClass:
    def __init__(self):
        self.func2 = self.func
    def func(self): pass
    def func3(self):
        self.func2()  #> MyClass.func
a = MyClass()  #> MyClass.__init__
a.func3()  #> MyClass.func3
a.func2()  #> MyClass.func
