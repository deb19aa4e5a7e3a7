"""yield from over recursive generators whose return value is used."""


class Node:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child  #> Node.__iter__

    def leaves(self):
        if not self.children:
            yield self.mark()  #> Node.mark
            return 1
        count = 0
        for child in self.children:
            count += yield from child.leaves()  #> Node.leaves
        return count

    def mark(self):
        return f"<{self.value}>"


def counted(node):
    total = yield from node.leaves()  #> Node.leaves
    yield summary(total)  #> summary


def summary(total):
    return f"{total} leaves"


tree = Node(1, Node(2, Node(3)), Node(4))  #> Node.__init__
print(list(tree), *counted(tree))  #> Node.__iter__ counted
first, *_ = tree  #> Node.__iter__
print(first, max(tree))  #> Node.__iter__
