"""Functions returning bound methods, optional callables and (value, next) pairs."""


class Lexer:
    def __init__(self, text):
        self.text = text

    def start(self, char):
        return (char, self.in_number) if char.isdigit() else (None, self.start)

    def in_number(self, char):
        if char.isdigit():
            return char, self.in_number
        return self.finish()  #> Lexer.finish

    def finish(self):
        return "|", self.start

    def run(self):
        state = self.start
        for char in self.text:
            out, state = state(char)  #> Lexer.in_number Lexer.start
            yield out or "_"


def validator(kind):
    if kind == "name":
        return str.isalpha
    if kind == "age":
        return positive


def positive(number):
    return number > 0


print("".join(Lexer("a12 b3").run()))  #> Lexer.__init__ Lexer.run
for kind, value in (("name", "Ann"), ("age", -1), ("zip", 1)):
    check = validator(kind)  #> validator
    print(kind, check(value) if check else "unchecked")  #> positive
