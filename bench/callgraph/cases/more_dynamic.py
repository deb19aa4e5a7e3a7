import importlib
import types
from types import MethodType, SimpleNamespace


class Robot:
    def do_walk(self):
        return "walk"

    def do_talk(self):
        return "talk"

    def obey(self, order):
        return getattr(self, f"do_{order}")()  #> Robot.do_talk


def jump(self):
    return "jump"


def plain():
    return "plain"


def shout():
    return "shout"


robot = Robot()  #> Robot
getattr(robot, "do_walk")()  #> Robot.do_walk
getattr(robot, "nothing", plain)()  #> plain
robot.obey("talk")  #> Robot.obey
setattr(Robot, "do_jump", jump)
robot.do_jump()  #> jump
robot.speak = MethodType(jump, robot)
robot.speak()  #> jump
Flyer = type("Flyer", (Robot,), {"do_fly": lambda self: "fly", "rank": 1})
flyer = Flyer()  #> Flyer
flyer.do_fly()  #> <lambda>
flyer.do_walk()  #> Robot.do_walk
space = SimpleNamespace(run=plain, stop=shout)
space.run()  #> plain
space.stop()  #> shout
space.run = shout
space.run()  #> shout
globals()["plain"]()  #> plain
vars(Robot)["do_walk"](robot)  #> Robot.do_walk
Robot.__dict__["do_talk"](robot)  #> Robot.do_talk
name = "do_" + "walk"
getattr(robot, name)()  #> Robot.do_walk
for verb in ("walk", "talk"):
    getattr(robot, "do_" + verb)()  #> Robot.do_talk Robot.do_walk
other = Robot()  #> Robot
robot.secret = plain
robot.secret()  #> plain
bound = robot.do_walk
bound.__func__(robot)  #> Robot.do_walk
plain.helper = shout
plain.helper()  #> shout
eval("plain()")  #> plain
module = importlib.import_module("json")
module.dumps({})
if hasattr(robot, "secret"):
    robot.secret()  #> plain
delattr(robot, "secret")
robot.__class__().do_talk()  #> Robot Robot.do_talk
type(robot).do_walk(robot)  #> Robot.do_walk
type(robot)()  #> Robot
make = types.new_class("Made", (Robot,))
make().do_talk()  #> Made Robot.do_talk
