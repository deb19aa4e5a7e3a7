class Tree:
    def __init__(self, value, children=()):
        self.value = value
        self.children = list(children)

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child  #> Tree.__iter__

    def depth(self):
        return 1 + max((child.depth() for child in self.children), default=0)  #> Tree.depth

    def label(self):
        return str(self.value)


def leaves(tree):
    for node in tree:  #> Tree.__iter__
        if not node.children:
            yield node


tree = Tree(1, [Tree(2), Tree(3, [Tree(4)])])  #> Tree.__init__
for node in tree:  #> Tree.__iter__
    node.label()  #> Tree.label
tree.depth()  #> Tree.depth
[leaf.label() for leaf in leaves(tree)]  #> Tree.label leaves
next(leaves(tree)).label()  #> Tree.label leaves
