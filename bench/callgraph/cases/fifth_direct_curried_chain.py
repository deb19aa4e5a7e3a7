"""Results called on the spot: curried functions, chosen functions, instances."""


def between(low):
    def upto(high):
        def test(value):
            return low <= value <= high
        return test
    return upto


def loud(text):
    return text.upper()


def quiet(text):
    return text.lower()


def voice(is_loud):
    return loud if is_loud else quiet


class Greeter:
    def __init__(self, word):
        self.word = word

    def __call__(self, name):
        return f"{self.word} {name}"


print(between(1)(5)(3), between(4)(9)(3))  #> between between.upto between.upto.test
print(voice(True)("Mixed"), voice(is_loud=False)("Mixed"), Greeter("hi")("Al"))  #> Greeter.__call__ Greeter.__init__ loud quiet voice
for word in ("yo", ""):
    print((Greeter(word) if word else quiet)("Bo"))  #> Greeter.__call__ Greeter.__init__ quiet
print([step(2) for step in map(between, (0, 3))][1](5))  #> between between.upto between.upto.test
