"""cmp_to_key, total_ordering and keys that are methods or properties."""
from functools import cmp_to_key, total_ordering
from operator import attrgetter, methodcaller


@total_ordering
class Version:
    def __init__(self, text):
        self.text = text

    @property
    def parts(self):
        return tuple(int(p) for p in self.text.split("."))

    def __eq__(self, other):
        return self.parts == other.parts  #> Version.parts

    def __lt__(self, other):
        return self.parts < other.parts  #> Version.parts

    def width(self):
        return len(self.text)


def by_length_then_text(a, b):
    return (len(a) - len(b)) or (a > b) - (a < b)


names = ["pear", "fig", "kiwi"]
print(sorted(names, key=cmp_to_key(by_length_then_text)))  #> by_length_then_text
versions = [Version("1.10"), Version("1.9"), Version("0.12.1")]  #> Version.__init__
print(max(versions).text, min(versions, key=attrgetter("parts")).text)  #> Version.__lt__ Version.parts
print(max(versions, key=methodcaller("width")).text)  #> Version.width
print(versions[0] >= versions[1], versions[0] == versions[0])  #> Version.__eq__ Version.__lt__
