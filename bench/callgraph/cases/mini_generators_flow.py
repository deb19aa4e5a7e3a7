def read():
    for line in ['x']:
        yield line
def upper(src):
    for l in src:
        yield make(l)  #> make
def make(l): return Word(l)  #> Word.__init__
class Word:
    def __init__(self, t): self.t = t
    def show(self): return self.t
for w in upper(read()):  #> upper read
    w.show()  #> Word.show
words = list(upper(read()))  #> upper read
words[0].show()  #> Word.show
