from player import Player

COMMANDS = {}


def command(*names):
    def add(fn):
        for name in names:
            COMMANDS[name] = fn
        return fn
    return add


@command('go', 'walk')  #> commands.command commands.command.add
def go(player: Player, where):
    player.go(where)  #> player.Player.go


@command('take')  #> commands.command commands.command.add
def take(player: Player, what):
    player.take(what)  #> player.Player.take


@command('use')  #> commands.command commands.command.add
def use(player: Player, what):
    player.use(what)  #> player.Player.use


@command('back')  #> commands.command commands.command.add
def back(player: Player):
    player.back()  #> player.Player.back


def execute(player, line):
    verb, *args = line.split()
    try:
        handler = COMMANDS[verb]
    except KeyError:
        return unknown(player, verb)  #> commands.unknown
    handler(player, *args)  #> commands.back commands.go commands.take commands.use


def unknown(player, verb):
    player.say('what is ' + verb)  #> player.Player.say
