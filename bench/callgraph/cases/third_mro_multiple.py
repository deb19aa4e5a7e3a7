class Flyer:
    def move(self):
        return self.fly()  #> Flyer.fly

    def fly(self):
        return 'fly'


class Swimmer:
    def move(self):
        return self.swim()  #> Swimmer.swim

    def swim(self):
        return 'swim'


class Duck(Flyer, Swimmer):
    def quack(self):
        return self.swim()  #> Swimmer.swim


class Fish(Swimmer):
    pass


class Boat(Swimmer, Flyer):
    def move(self):
        return Flyer.move(self)  #> Flyer.move


Duck().move()  #> Duck Flyer.move
Duck().quack()  #> Duck Duck.quack
Fish().move()  #> Fish Swimmer.move
Boat().move()  #> Boat Boat.move
