class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x): return self.plus(x)  #> Adder.plus
    def plus(self, x): return self.n + x
class Chain:
    def __getattr__(self, name): return Adder(1)  #> Adder.__init__
    def __enter__(self): return self
    def __exit__(self, *a): return None
add = Adder(2)  #> Adder.__init__
add(3)  #> Adder.__call__
Chain().anything(4)  #> Adder.__call__ Chain Chain.__getattr__
with Chain() as ch:  #> Chain Chain.__enter__ Chain.__exit__
    ch.other(5)  #> Adder.__call__ Chain.__getattr__
