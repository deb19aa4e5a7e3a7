class Player:
    def __init__(self, name):
        self.name = name

    def play(self):
        return self.name + " " + self.sound()  #> Drum.sound Violin.sound


class Violin(Player):
    def sound(self):
        return "eee"


class Drum(Player):
    def sound(self):
        return "boom"

    def roll(self, times):
        return self.sound() * times  #> Drum.sound


strings = [Violin(name) for name in ("Ida", "Per")]  #> Player.__init__
rhythm = [Drum("Bo")]  #> Player.__init__
orchestra = [strings, rhythm]

for section in orchestra:
    for player in section:
        print(player.play())  #> Player.play

print(orchestra[1][0].roll(2))  #> Drum.roll
print([player.sound() for player in strings])  #> Violin.sound

for violin, drum in zip(strings, rhythm):
    print(violin.sound(), drum.roll(3))  #> Drum.roll Violin.sound

lead, second = strings
print(lead.play())  #> Player.play
