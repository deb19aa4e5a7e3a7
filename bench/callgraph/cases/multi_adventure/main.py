from game import Game
from player import Player
from world import Lamp, Potion, Room, Thing


def fall(player):
    return player.hurt(3)  #> player.Player.hurt


def build():
    hall, cellar, garden = Room("hall"), Room("cellar"), Room("garden")  #> world.Room.__init__
    hall.connect("south", cellar)  #> world.Room.connect
    hall.connect("east", garden)  #> world.Room.connect
    hall.put(Lamp("lamp", "A lamp.")).put(Thing("rug", "A rug."))  #> world.Room.put world.Thing.__init__
    garden.put(Potion("potion", "Something green.", lambda player: player.heal(5)))  #> player.Player.heal world.Potion.__init__ world.Room.put
    cellar.on_enter = fall
    return hall


def main():
    player = Player(build())  #> main.build player.Player.__init__
    game = Game(player, print)  #> game.Game.__init__
    game.play(  #> game.Game.play
        [
            "look",
            "take lamp",
            "use lamp",
            "look lamp",
            "use rug",
            "dance",
            "go south",
            "undo",
            "go east",
            "take potion",
            "drink potion",
            "look",
            "undo",
            "take potion",
            "undo",
        ]
    )
    print(player.health)


if __name__ == "__main__":
    main()  #> main.main
