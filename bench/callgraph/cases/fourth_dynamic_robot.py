class Robot:
    def __init__(self):
        self.x = self.y = 0

    def go_north(self):
        self.y += 1

    def go_east(self):
        self.x += 1

    def stop(self):
        print("at", self.x, self.y)

    def beep(self):
        print("beep")


def drive(robot, route):
    for direction in route:
        getattr(robot, "go_" + direction)()  #> Robot.go_east Robot.go_north


robot = Robot()  #> Robot.__init__
drive(robot, ["north", "north", "east"])  #> drive
getattr(robot, "stop")()  #> Robot.stop

move = getattr(robot, "go_east", None)
if move:
    move()  #> Robot.go_east

for name in ("beep", "stop"):
    method = getattr(robot, name)
    method()  #> Robot.beep Robot.stop
