class Karma:
    def install(self, bot):
        bot.hear(r"(\w+)\+\+")(self.plus)  #> bot.core.Bot.hear bot.core.Bot.hear.decorator
        bot.hear(r"karma (\w+)")(self.show)  #> bot.core.Bot.hear bot.core.Bot.hear.decorator

    def plus(self, bot, message, name):
        message.reply(f"{name}: {bot.memory.increment(name)}")  #> bot.core.Message.reply bot.memory.Memory.increment

    def show(self, bot, message, name):
        message.reply(str(bot.memory.load(name)))  #> bot.core.Message.reply bot.memory.Prefixed.load


class Ignore:
    def __init__(self, *names):
        self.names = names

    def install(self, bot):
        bot.before.append(self.filter)

    def filter(self, message):
        return None if message.author in self.names else message


class Clean:
    def __init__(self, *cleaners):
        self.cleaners = cleaners

    def install(self, bot):
        bot.before.append(self)

    def __call__(self, message):
        for cleaner in self.cleaners:
            message.text = cleaner(message.text)  #> main.lower
        return message
