from .drivers import driver


@driver("real")  #> robot.drivers.driver robot.drivers.driver.add
class Arm:
    def __init__(self, port=0):
        self.port = port
        self.position = self.home()  #> robot.hardware.SimulatedArm.home

    def home(self):
        return 0

    def move(self, to):
        self.send("move", to)  #> robot.hardware.SimulatedArm.send
        self.position = to

    def send(self, *words):
        raise IOError("no arm")


@driver("sim")  #> robot.drivers.driver robot.drivers.driver.add
class SimulatedArm(Arm):
    def home(self):
        return super().home() + 1  #> robot.hardware.Arm.home

    def send(self, *words):
        self.sent = words


class Camera:
    def __init__(self, grab):
        self.grab = grab

    def sees(self, thing):
        return self.grab() == thing  #> main.<lambda>
