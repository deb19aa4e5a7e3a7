from dataclasses import dataclass, field
def plain(): return 0
def fancy(): return 1
@dataclass
class Base:
    cb: object = plain
    def fire(self): return self.cb()  #> fancy plain
@dataclass
class Sub(Base):
    parts: list = field(default_factory=list)
    def add(self, f):
        self.parts.append(f)
        return self
    def all(self): return [p() for p in self.parts]  #> fancy
Base().fire()  #> Base Base.fire
Base(fancy).cb()  #> Base fancy
Sub(plain).add(fancy).all()  #> Sub Sub.add Sub.all
s = Sub(cb=fancy)  #> Sub
s.fire()  #> Base.fire
