from commands import execute
from player import Player
from world import Lamp, Room

lines = []


def trap(player):
    player.say('a trap')  #> player.Player.say


def build():
    hall = Room('hall')  #> world.Room.__init__
    cellar = Room('cellar', on_enter=trap)  #> world.Room.__init__
    hall.connect('down', cellar, back='up')  #> world.Room.connect
    hall.items.append(Lamp())  #> world.Lamp.__init__
    return hall


def play(script):
    player = Player(build(), lines.append)  #> main.build player.Player.__init__
    loud = Player(build(), shout)  #> main.build player.Player.__init__
    for line in script:
        execute(player, line)  #> commands.execute
        execute(loud, line)  #> commands.execute


def shout(text):
    lines.append(text.upper())


play(['take lamp', 'use lamp', 'walk down', 'back', 'dance', 'go north'])  #> main.play
