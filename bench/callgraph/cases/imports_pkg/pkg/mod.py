def modf(): pass
class Class:
    def m(self): pass
class Outer:
    class Inner:
        def go(self): pass
inst = Class()  #> pkg.mod.Class
