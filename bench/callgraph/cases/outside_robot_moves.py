from dataclasses import dataclass

@dataclass
class Move:
    dx: int = 0
    dy: int = 0

@dataclass
class Turn:
    side: str

class Say:
    __match_args__ = ("text",)

    def __init__(self, text):
        self._text = text

    @property
    def text(self):
        return self._text.strip()

class Robot:
    def __init__(self):
        self.x = self.y = 0
        self.log = []

    def left(self):
        self.log.append("L")

    def right(self):
        self.log.append("R")

    def shift(self, dx, dy):
        self.x += dx
        self.y += dy
        return self

    def say(self, what):
        self.log.append(what)

    def obey(self, order):
        match order:
            case Move(0, 0):
                self.say("stay")  #> Robot.say
            case Move(dx, dy) if self.safe(dx, dy):  #> Robot.safe
                self.shift(dx, dy)  #> Robot.shift
            case Move():
                self.say("unsafe")  #> Robot.say
            case Turn(side="left" | "right" as way):
                getattr(self, way)()  #> Robot.left Robot.right
            case Say(text):  #> Say.text
                self.say(text)  #> Robot.say
            case [first, *rest]:
                self.obey(first)  #> Robot.obey
                self.obey(rest)  #> Robot.obey
            case []:
                pass
            case {"do": fn, **args} if callable(fn):
                fn(self, **args)  #> Robot.shift spin
            case str() as text:
                self.obey(parse(text))  #> Robot.obey parse
            case _:
                self.say(f"what? {order!r}")  #> Robot.say

    def safe(self, dx, dy):
        return abs(self.x + dx) < 10 and abs(self.y + dy) < 10

def parse(text):
    match text.split():
        case ["go", ("up" | "down") as d, n]:
            return Move(dy=int(n) * vertical(d))  #> Move vertical
        case ["turn", side]:
            return Turn(side)  #> Turn
        case ["say", *words]:
            return Say(" ".join(words) + " ")  #> Say.__init__
        case _:
            return None

def vertical(d):
    return 1 if d == "up" else -1

def spin(robot, times):
    for _ in range(times):
        robot.right()  #> Robot.right

r = Robot()  #> Robot.__init__
r.obey(["go up 3", Move(4, 1), Move(), Move(50), "turn left", Turn("right"), "say hi you", "say", "fly"])  #> Move Robot.obey Turn
r.obey({"do": spin, "times": 2})  #> Robot.obey
r.obey({"do": Robot.shift, "dx": 1, "dy": -1})  #> Robot.obey
print(r.x, r.y, r.log)
