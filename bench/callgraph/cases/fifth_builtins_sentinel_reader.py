"""iter() with a sentinel over a bound method, a partial and a closure."""
from functools import partial


class Tape:
    def __init__(self, data):
        self.data = data
        self.pos = 0

    def read(self, size=1):
        chunk = self.data[self.pos:self.pos + size]
        self.pos += size
        return chunk


def countdown(start):
    def tick():
        nonlocal start
        start -= 1
        return start
    return tick


def blocks(tape):
    return iter(partial(tape.read, 3), "")


print(list(iter(Tape("ab").read, "")))  #> Tape.__init__ Tape.read
print("|".join(blocks(Tape("abcdefgh"))))  #> Tape.__init__ Tape.read blocks
for left in iter(countdown(3), 0):  #> countdown countdown.tick
    print(left)
