from bot.core import Bot, Channel, Message
from bot.memory import DictMemory, Prefixed
from bot.plugins import Clean, Ignore, Karma


def lower(text):
    return text.lower()


def make():
    bot = Bot(Prefixed(DictMemory(), "bot"))  #> bot.core.Bot.__init__ bot.memory.DictMemory.__init__ bot.memory.Prefixed.__init__
    for plugin in [Ignore("spammer"), Clean(lower, str.strip), Karma()]:  #> bot.plugins.Clean.__init__ bot.plugins.Ignore.__init__ bot.plugins.Karma
        bot.use(plugin)  #> bot.core.Bot.use

    @bot.hear(r"^hello")  #> bot.core.Bot.hear bot.core.Bot.hear.decorator
    def greet(bot, message):
        times = bot.memory.increment("hello " + message.author)  #> bot.memory.Memory.increment
        message.reply(greeting(times))  #> bot.core.Message.reply main.greeting

    return bot


def greeting(times):
    return "hello" if times == 1 else "again?"


bot = make()  #> main.make


@bot.hear("bye")  #> bot.core.Bot.hear bot.core.Bot.hear.decorator
def bye(bot, message):
    message.channel.send("bye all")  #> bot.core.Channel.send


general = Channel("general", print)  #> bot.core.Channel.__init__
for author, text in [("ann", "Hello"), ("ann", "hello bot"), ("spammer", "bye"), ("bob", "ann++"), ("ann", " karma ann"), ("bob", "Bye"), ("bob", "?")]:
    print(bot.receive(Message(author, text, general)))  #> bot.core.Bot.receive bot.core.Message.__init__
