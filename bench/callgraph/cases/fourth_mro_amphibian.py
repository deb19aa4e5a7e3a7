class Swimmer:
    def move(self):
        return "swim with " + self.limbs()  #> Frog.limbs Swimmer.limbs

    def breathe(self):
        return "gills"

    def limbs(self):
        return "fins"


class Walker:
    def move(self):
        return "walk on " + self.limbs()  #> Frog.limbs

    def breathe(self):
        return "lungs"

    def limbs(self):
        return "legs"


class Tadpole(Swimmer):
    pass


class Frog(Walker, Tadpole):
    def limbs(self):
        return "webbed " + Walker.limbs(self)  #> Walker.limbs

    def dive(self):
        return Swimmer.move(self) + self.breathe()  #> Swimmer.move Walker.breathe


class Newt(Tadpole, Walker):
    breathe = Walker.breathe


frog = Frog()  #> Frog
print(frog.move(), frog.dive())  #> Frog.dive Walker.move
print(Newt().move(), Newt().breathe())  #> Newt Swimmer.move Walker.breathe
print(Tadpole().breathe())  #> Swimmer.breathe Tadpole
