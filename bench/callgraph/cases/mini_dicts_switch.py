def start(): return 's'
def stop(): return 't'
def unknown(): return 'u'
class Machine:
    table = {'start': start, 'stop': stop}
    def __init__(self):
        self.acts = dict(go=self.go, halt=self.halt)
    def go(self): return start()  #> start
    def halt(self): return stop()  #> stop
    def do(self, name):
        return self.acts.get(name, self.default)()  #> Machine.default Machine.go Machine.halt
    def default(self): return unknown()  #> unknown
m = Machine()  #> Machine.__init__
m.do('go')  #> Machine.do
m.do('halt')  #> Machine.do
m.do('none')  #> Machine.do
Machine.table['stop']()  #> stop
