class Door:
    def __init__(self):
        self.handlers = {}
        self.state = 'closed'
        self.on('open', self._open)  #> Door.on
        self.on('close', self._close)  #> Door.on
    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)
    def fire(self, event):
        for handler in self.handlers.get(event, []):
            handler()  #> <lambda> Door._close Door._open
    def _open(self):
        self._set('open')  #> Door._set
    def _close(self):
        self._set('closed')  #> Door._set
    def _set(self, state):
        self.state = state
        self.changed(state)  #> Alarm.changed
    def changed(self, state):
        pass
class Alarm(Door):
    def changed(self, state):
        ring(state)  #> ring
def ring(state):
    return state
alarm = Alarm()  #> Door.__init__
alarm.on('open', lambda: ring('x'))  #> Door.on ring
alarm.fire('open')  #> Door.fire
alarm.fire('close')  #> Door.fire
class Token:
    def next(self, char):
        if char.isdigit():
            return Digits()  #> Digits
        return self
class Digits:
    def next(self, char):
        if char.isalpha():
            return Token()  #> Token
        return self
state = Token()  #> Token
for char in 'a1b2':
    state = state.next(char)  #> Digits.next Token.next
