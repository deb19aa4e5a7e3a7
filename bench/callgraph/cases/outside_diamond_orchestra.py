class Player(object):
    def __init__(self, **kw):
        super(Player, self).__init__()
        self.trace = ["player"]
        if kw:
            raise TypeError("left over: " + ", ".join(sorted(kw)))

    def play(self):
        return ["silence"]

    def tune(self):
        return "A" + self.suffix()  #> Player.suffix

    def suffix(self):
        return "440"


class Strings(Player):
    def __init__(self, strings=4, **kw):
        super().__init__(**kw)  #> Player.__init__ Winds.__init__
        self.strings = strings
        self.trace.append("strings")

    def play(self):
        return ["pluck"] + super().play()  #> Player.play Winds.play

    def suffix(self):
        return "442"


class Winds(Player):
    def __init__(self, reed=True, **kw):
        super().__init__(**kw)  #> Player.__init__ Strings.__init__
        self.reed = reed
        self.trace.append("winds")

    def play(self):
        return ["blow"] + super().play()  #> Player.play

    def tune(self):
        return "Bb" + self.suffix()  #> Player.suffix Strings.suffix


class Contraption(Strings, Winds):
    def __init__(self, name, **kw):
        super().__init__(**kw)  #> Strings.__init__
        self.name = name
        self.trace.append("contraption")

    def play(self):
        return ["crank"] + super().play()  #> Strings.play

    def solo(self):
        return Winds.play(self) + super(Strings, self).play()  #> Winds.play


class Backwards(Winds, Strings):
    play = Strings.play


class Recorded:
    takes = 0

    def play(self):
        self.takes += 1
        return ["take%d" % self.takes] + super().play()  #> Contraption.play


class StudioContraption(Recorded, Contraption):
    suffix = Player.suffix


hurdy = Contraption("hurdy", strings=6, reed=False)  #> Contraption.__init__
print(hurdy.trace, hurdy.play(), hurdy.solo(), hurdy.tune())  #> Contraption.play Contraption.solo Winds.tune
back = Backwards()  #> Winds.__init__
print(back.trace, back.play(), back.tune())  #> Strings.play Winds.tune
studio = StudioContraption("rec")  #> Contraption.__init__
print(studio.play(), studio.play()[0], studio.tune())  #> Recorded.play Winds.tune
try:
    Contraption("bad", valves=3)  #> Contraption.__init__
except TypeError as e:
    print(e)
print(Player().play(), Player().tune())  #> Player.__init__ Player.play Player.tune
