def g(): pass
class C:
    def m(self): pass
