class Folder:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __iter__(self):
        yield self
        for c in self.children:
            yield from c  #> File.__iter__ Folder.__iter__

    def leaves(self):
        for c in self.children:
            yield from c.leaves()  #> File.leaves Folder.leaves


class File:
    def __init__(self, name, size):
        self.name, self.size = name, size

    def __iter__(self):
        yield self

    def leaves(self):
        yield self

    def human(self):
        return "%s(%dK)" % (self.name, kb(self.size))  #> kb


def kb(n):
    return n // 1024


def actions():
    yield kb
    yield lambda n: n * 2
    yield double_then_kb


def double_then_kb(n):
    return kb(n * 2)  #> kb


def windows(it, n=2):
    buf = []
    for x in it:  #> Folder.__iter__
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            buf = buf[1:]


def cleanup_gen():
    try:
        yield 1
        yield 2
    finally:
        closing()  #> closing


def closing():
    print("closing")


root = Folder("/", File("a", 2048), Folder("d", File("b", 5000)), Folder("empty"))  #> File.__init__ Folder.__init__
print([n.name for n in root])  #> Folder.__iter__
print([f.human() for f in root.leaves()])  #> File.human Folder.leaves
print([act(4096) for act in actions()])  #> actions actions.<lambda> double_then_kb kb
print([x.name + y.name for x, y in windows(root)])  #> windows
g = cleanup_gen()  #> cleanup_gen
next(g)
g.close()
