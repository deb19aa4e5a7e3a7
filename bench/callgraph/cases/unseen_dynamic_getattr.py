class Robot:
    def do_walk(self):
        return step()  #> step
    def do_talk(self):
        return 'hi'
    def perform(self, command):
        method = getattr(self, 'do_' + command, None)
        if method:
            return method()  #> Robot.do_talk Robot.do_walk
    def __getattr__(self, name):
        if name == 'speed':
            return 3
        return self.fallback
    def fallback(self, *args):
        return args
def step():
    return 1
r = Robot()  #> Robot
r.perform('walk')  #> Robot.perform
r.perform('talk')  #> Robot.perform
getattr(r, 'do_walk')()  #> Robot.do_walk
r.jump(2)  #> Robot.__getattr__ Robot.fallback
setattr(r, 'extra', step)
r.extra()  #> step
walk = Robot.do_walk
walk(r)  #> Robot.do_walk
globals()['step']()  #> step
def run_all(obj):
    for name in ('do_walk', 'do_talk'):
        getattr(obj, name)()  #> Robot.do_talk Robot.do_walk
run_all(r)  #> run_all
type(r)().do_talk()  #> Robot Robot.do_talk
r.__class__.do_walk(r)  #> Robot.do_walk
vars(Robot)['do_talk'](r)  #> Robot.do_talk
Kind = type('Kind', (Robot,), {'do_fly': lambda self: step()})  #> step
Kind().do_fly()  #> <lambda>
Kind().do_walk()  #> Robot.do_walk
