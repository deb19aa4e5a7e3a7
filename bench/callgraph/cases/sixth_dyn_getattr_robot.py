class Robot:
    speed = 2

    def __init__(self):
        self.pos = [0, 0]

    def do_up(self):
        self.pos[1] += self.speed

    def do_down(self):
        self.pos[1] -= self.speed

    def do_left(self):
        self.pos[0] -= self.speed

    def do_dance(self):
        self.do_left()  #> Robot.do_left
        self.do_up()  #> Robot.do_up

    def unknown(self):
        self.pos.append(None)


def turbo(self):
    self.speed = 10


def whistle():
    return "wheee"


r = Robot()  #> Robot.__init__
getattr(r, "do_up")()  #> Robot.do_up
go = getattr(r, "do_dance")
go()  #> Robot.do_dance
getattr(r, "do_fly", r.unknown)()  #> Robot.unknown
for cmd in ("down", "left"):
    getattr(r, "do_" + cmd)()  #> Robot.do_down Robot.do_left
print(r.pos)

setattr(Robot, "do_turbo", turbo)
r.do_turbo()  #> turbo
r.whistle = whistle
setattr(r, "sing", whistle)
print(r.speed, r.whistle(), r.sing())  #> whistle
print(hasattr(r, "do_turbo"), getattr(Robot, "do_up") is Robot.do_up)

handler = globals()["whistle"]
print(handler())  #> whistle
print(vars(Robot)["do_left"](r))  #> Robot.do_left
print(Robot.__dict__["do_dance"].__name__)
