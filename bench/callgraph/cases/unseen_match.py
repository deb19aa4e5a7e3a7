from dataclasses import dataclass
@dataclass
class Move:
    dx: int
    def go(self):
        return step(self.dx)  #> step
@dataclass
class Say:
    text: str
    def speak(self):
        return step(self.text)  #> step
def step(x):
    return x
def quit_():
    return step('q')  #> step
def run(command):
    match command:
        case Move(dx=d) as m:
            m.go()  #> Move.go
            step(d)  #> step
        case Say() as s:
            s.speak()  #> Say.speak
        case 'quit':
            quit_()  #> quit_
        case [first, *rest]:
            run(first)  #> run
            for r in rest:
                run(r)  #> run
        case {'do': fn}:
            fn()  #> quit_
        case _ if guard(command):  #> guard
            step('guarded')  #> step
        case _:
            other()  #> other
def guard(c):
    return c == 5
def other():
    return None
run(Move(1))  #> Move run
run(Say('x'))  #> Say run
run('quit')  #> run
run([Move(2), 'quit'])  #> Move run
run({'do': quit_})  #> run
run(5)  #> run
run(6)  #> run
def pick(kind):
    match kind:
        case 1:
            return Move
        case 2 | 3:
            return Say
pick(1)(4).go()  #> Move Move.go pick
pick(2)('hey').speak()  #> Say Say.speak pick
