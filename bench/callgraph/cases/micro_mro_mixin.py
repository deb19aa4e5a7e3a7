class Base:
    def save(self): return 'base'
    def load(self): return self.open()  #> Cache.open
class Log:
    def save(self):
        self.note()  #> Log.note Quiet.note
        return super().save()  #> Cache.save
    def note(self): pass
class Cache:
    def save(self): return super().save()  #> Base.save
    def open(self): return 1
class Model(Log, Cache, Base):
    pass
class Quiet(Model):
    def note(self): return None
m = Model()  #> Model
m.save()  #> Log.save
m.load()  #> Base.load
Quiet().save()  #> Log.save Quiet
class Left:
    def go(self): return 'l'
class Right:
    def go(self): return 'r'
class Both(Right, Left): pass
Both().go()  #> Both Right.go
class Other(Left, Right):
    go = Right.go
Other().go()  #> Other Right.go
