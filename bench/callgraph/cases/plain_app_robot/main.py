from robot.machine import Machine
from robot.states import Idle
from robot.hardware import Arm, SimulatedArm, Camera
from robot import drivers


def on_change(before, after):
    print(before.name, "->", after.name)  #> robot.states.State.name


arm = drivers.load("sim")(port=3)  #> robot.drivers.load robot.hardware.Arm.__init__
machine = Machine(Idle(), arm, Camera(lambda: "box"))  #> robot.hardware.Camera.__init__ robot.machine.Machine.__init__ robot.states.Idle
machine.listeners += [on_change, machine.history.append]
while machine.step():  #> robot.machine.Machine.step
    pass
print(arm.position, machine.last().name)  #> robot.machine.Machine.last robot.states.State.name
