class Node:
    def __init__(self, nxt=None): self.nxt = nxt
    def step(self): return self.nxt
    def name(self): return 'n'
class Leaf(Node):
    def name(self): return 'l'
def tree():
    return Node(Leaf())  #> Node.__init__
tree().step().name()  #> Leaf.name Node.step tree
t = tree()  #> tree
while t is not None:
    t.name()  #> Leaf.name Node.name
    t = t.step()  #> Node.step
def build(cls, *a):
    return cls(*a)  #> Node.__init__
build(Leaf).name()  #> Leaf.name build
build(Node, Leaf()).name()  #> Node.__init__ Node.name build
build(Node, Leaf()).step().name()  #> Leaf.name Node.__init__ Node.step build
