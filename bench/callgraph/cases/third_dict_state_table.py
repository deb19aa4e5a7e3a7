def idle(event):
    return 'run' if event == 'start' else 'idle'


def run(event):
    return 'idle' if event == 'stop' else 'run'


STATES = {'idle': idle, 'run': run}


class Machine:
    def __init__(self):
        self.state = 'idle'

    def send(self, event):
        self.state = STATES[self.state](event)  #> idle run


machine = Machine()  #> Machine.__init__
machine.send('start')  #> Machine.send
machine.send('stop')  #> Machine.send
current = 'run'
STATES[current]('x')  #> run
