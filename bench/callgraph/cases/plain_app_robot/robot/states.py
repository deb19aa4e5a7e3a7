class State:
    @property
    def name(self):
        return type(self).__name__

    def next(self, machine):
        return None


class Idle(State):
    def next(self, machine):
        if machine.camera.sees("box"):  #> robot.hardware.Camera.sees
            return Grab(tries=2)  #> robot.states.Grab.__init__
        return self


class Grab(State):
    def __init__(self, tries):
        self.tries = tries

    def next(self, machine):
        machine.arm.move(self.tries)  #> robot.hardware.Arm.move
        self.tries -= 1
        return self if self.tries else Done()  #> robot.states.Done


class Done(State):
    pass
