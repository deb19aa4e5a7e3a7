class Elevator:
    rules = {
        "up": lambda self: self.go(self.floor + 1),  #> Elevator.go
        "down": lambda self: self.go(self.floor - 1),  #> Elevator.go
    }
    describe = lambda self: f"floor {self.floor}"

    def __init__(self, on_arrival=lambda floor: None):
        self.floor = 0
        self.on_arrival = on_arrival

    def go(self, floor):
        self.floor = floor
        self.on_arrival(floor)  #> <lambda> Elevator.<lambda>+3

    def press(self, button):
        self.rules[button](self)  #> Elevator.<lambda> Elevator.<lambda>+1


def chime(floor):
    print("ding", floor)


quiet = Elevator()  #> Elevator.__init__
quiet.press("up")  #> Elevator.press
print(quiet.describe())  #> Elevator.<lambda>+2

loud = Elevator(lambda floor: chime(floor * 10))  #> Elevator.__init__ chime
loud.press("down")  #> Elevator.press
print(loud.describe())  #> Elevator.<lambda>+2
