class Outer:
    class Inner:
        def __init__(self, value):
            self.value = value

        def get(self):
            return self.value

        @staticmethod
        def make():
            return Outer.Inner(0)  #> Outer.Inner.__init__

    def create(self):
        return self.Inner(1)  #> Outer.Inner.__init__

    def build(self):
        class Local(self.Inner):
            def get(self):
                return super().get() + 1  #> Outer.Inner.get
        return Local(2)  #> Outer.Inner.__init__


outer = Outer()  #> Outer
outer.create().get()  #> Outer.Inner.get Outer.create
outer.build().get()  #> Outer.build Outer.build.Local.get
Outer.Inner.make().get()  #> Outer.Inner.get Outer.Inner.make
Alias = Outer.Inner
Alias(3).get()  #> Outer.Inner.__init__ Outer.Inner.get
