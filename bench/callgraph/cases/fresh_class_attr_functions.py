def shout(self):
    return self.name.upper()


def plain():
    return 'plain'


class Greeter:
    greet = shout
    helper = staticmethod(plain)
    factory = dict
    handlers = {}

    def __init__(self, name):
        self.name = name
        self.callback = plain

    def run(self):
        self.greet()  #> Loud.greet shout
        self.helper()  #> plain
        return self.callback()  #> plain


class Loud(Greeter):
    def greet(self):
        return Greeter.greet(self)  #> shout


Greeter('a').run()  #> Greeter.__init__ Greeter.run
Loud('b').run()  #> Greeter.__init__ Greeter.run
Loud('c').callback()  #> Greeter.__init__ plain
Greeter.helper()  #> plain
