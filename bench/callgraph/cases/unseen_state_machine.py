class Machine:
    def __init__(self):
        self.state = self.idle
        self.log = []
    def idle(self, event):
        if event == 'go':
            return self.running
        return self.idle
    def running(self, event):
        self.note(event)  #> Machine.note
        if event == 'stop':
            return self.idle
        return self.running
    def note(self, event):
        self.log.append(event)
    def feed(self, event):
        self.state = self.state(event)  #> Machine.idle Machine.running
m = Machine()  #> Machine.__init__
for e in ('go', 'tick', 'stop'):
    m.feed(e)  #> Machine.feed
class State:
    def next(self, ctx):
        raise NotImplementedError
class Red(State):
    def next(self, ctx):
        ctx.set(Green())  #> Green Light.set
class Green(State):
    def next(self, ctx):
        ctx.set(Red())  #> Light.set Red
class Light:
    def __init__(self):
        self.state = Red()  #> Red
    def set(self, state):
        self.state = state
    def step(self):
        self.state.next(self)  #> Green.next Red.next
light = Light()  #> Light.__init__
light.step()  #> Light.step
light.step()  #> Light.step
TRANSITIONS = {('a', 'x'): ('b', lambda: act('x')), ('b', 'y'): ('a', lambda: act('y'))}  #> act
def act(name):
    return name
current = 'a'
for symbol in 'xy':
    current, action = TRANSITIONS[current, symbol]
    action()  #> <lambda> <lambda>+1
