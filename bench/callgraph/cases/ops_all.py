class V:
    def __add__(self, o): return self
    def __radd__(self, o): return self
    def __iadd__(self, o): return self
    def __neg__(self): return self
    def __lt__(self, o): return True
    def __getitem__(self, i): return self
    def __setitem__(self, i, v): pass
    def __delitem__(self, i): pass
    def __call__(self): return self
    def __getattr__(self, n): return g
    def m(self): pass
def g(): pass
v = V()  #> V
(v + v).m()  #> V.__add__ V.m
(1 + v).m()  #> V.__radd__ V.m
v += 1  #> V.__iadd__
v.m()  #> V.m
(-v).m()  #> V.__neg__ V.m
v < v  #> V.__lt__
v[0].m()  #> V.__getitem__ V.m
v[0] = 1  #> V.__setitem__
del v[0]  #> V.__delitem__
v().m()  #> V.__call__ V.m
v.unknown()  #> V.__getattr__ g
