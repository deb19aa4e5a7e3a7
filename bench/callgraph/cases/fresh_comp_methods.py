class Word:
    def __init__(self, text):
        self.text = text

    def clean(self):
        return Word(self.text.strip())  #> Word.__init__

    def size(self):
        return len(self.text)

    def __contains__(self, letter):
        return letter in self.text


def keep(word):
    return word.size() > 1  #> Word.size


words = [Word(t) for t in ('a ', 'bb')]  #> Word.__init__
cleaned = [w.clean() for w in words if keep(w)]  #> Word.clean keep
sizes = {w.text: w.size() for w in cleaned}  #> Word.size
unique = {w.size() for w in words}  #> Word.size
lookup = {w.text: w for w in words}
lookup['bb'].clean()  #> Word.clean
any('a' in w for w in words)  #> Word.__contains__
first = next((w for w in words if keep(w)), None)  #> keep
first.clean()  #> Word.clean
pairs = [(w, w.size()) for w in words]  #> Word.size
for word, size in pairs:
    word.clean()  #> Word.clean
