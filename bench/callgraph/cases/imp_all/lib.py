__all__ = ['f1', 'f2', 'C']
def f1(): pass
def f2(): pass
class C:
    def m(self): pass
