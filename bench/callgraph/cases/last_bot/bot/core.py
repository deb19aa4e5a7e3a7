import re


class Message:
    def __init__(self, author, text, channel):
        self.author = author
        self.text = text
        self.channel = channel

    def reply(self, text):
        self.channel.send(f"@{self.author} {text}")  #> bot.core.Channel.send


class Channel:
    def __init__(self, name, out):
        self.name = name
        self.out = out

    def send(self, text):
        self.out(f"[{self.name}] {text}")


class Rule:
    def __init__(self, pattern, handler):
        self.pattern = re.compile(pattern)
        self.handler = handler

    def try_on(self, bot, message):
        match = self.pattern.search(message.text)
        if match is None:
            return False
        self.handler(bot, message, *match.groups())  #> bot.plugins.Karma.plus bot.plugins.Karma.show main.bye main.make.greet
        return True


class Bot:
    def __init__(self, memory):
        self.memory = memory
        self.rules = []
        self.before = []

    def hear(self, pattern):
        def decorator(handler):
            self.rules.append(Rule(pattern, handler))  #> bot.core.Rule.__init__
            return handler

        return decorator

    def use(self, plugin):
        plugin.install(self)  #> bot.plugins.Clean.install bot.plugins.Ignore.install bot.plugins.Karma.install
        return self

    def receive(self, message):
        for step in self.before:
            message = step(message)  #> bot.plugins.Clean.__call__ bot.plugins.Ignore.filter
            if message is None:
                return False
        return any(rule.try_on(self, message) for rule in self.rules)  #> bot.core.Rule.try_on
