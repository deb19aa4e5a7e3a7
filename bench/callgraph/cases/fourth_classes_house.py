class Lock:
    def __init__(self, code):
        self.code = code
        self.closed = True

    def open(self, code):
        if self.verify(code):  #> Lock.verify
            self.closed = False
        return not self.closed

    def verify(self, code):
        return code == self.code


class Door:
    def __init__(self, code):
        self.lock = Lock(code)  #> Lock.__init__

    def enter(self, visitor):
        return visitor.use(self)  #> Visitor.use


class House:
    class Room:
        def __init__(self, name):
            self.name = name

        def light(self):
            return f"light in {self.name}"

    def __init__(self, code):
        self.door = Door(code)  #> Door.__init__
        self.rooms = [House.Room("kitchen"), self.Room("attic")]  #> House.Room.__init__


class Visitor:
    code = 1234

    def use(self, door):
        return door.lock.open(self.code)  #> Lock.open


home = House(1234)  #> House.__init__
print(home.door.lock.open(1))  #> Lock.open
if home.door.enter(Visitor()):  #> Door.enter Visitor
    print(home.rooms[0].light())  #> House.Room.light
home.door.lock = Lock(99)  #> Lock.__init__
print(home.door.lock.verify(99))  #> Lock.verify
