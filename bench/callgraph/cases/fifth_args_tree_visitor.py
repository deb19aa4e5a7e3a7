"""Callbacks threaded through a recursive walk, wrapped on every level."""

TREE = ("root", [("left", []), ("right", [("leaf", [])])])


def walk(node, enter, leave, depth=0):
    name, children = node
    enter(name, depth)  #> indent.shifted show
    for child in children:
        walk(child, indent(enter), leave, depth + 1)  #> indent walk
    leave(name)  #> Closer.on_leave


def indent(func):
    def shifted(name, depth):
        func("." + name, depth)  #> indent.shifted show
    return shifted


def show(name, depth):
    print(depth, name)


class Closer:
    def __init__(self):
        self.closed = []

    def on_leave(self, name):
        self.closed.append(name)


closer = Closer()  #> Closer.__init__
walk(TREE, show, closer.on_leave)  #> walk
print(closer.closed)
