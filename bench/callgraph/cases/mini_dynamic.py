import operator
import types
class Obj:
    def ping(self): return 'p'
    def pong(self): return 'g'
o = Obj()  #> Obj
for n in ('ping', 'pong'):
    getattr(o, n)()  #> Obj.ping Obj.pong
f = getattr(o, 'missing', o.ping)
f()  #> Obj.ping
o.__class__().pong()  #> Obj Obj.pong
type(o)().ping()  #> Obj Obj.ping
ns = types.SimpleNamespace(run=o.pong)
ns.run()  #> Obj.pong
locals()['o'].ping()  #> Obj.ping
eval('o.pong()')  #> Obj.pong
