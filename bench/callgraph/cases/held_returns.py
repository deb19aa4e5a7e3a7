class Node:
    def next(self):
        return self

    def leaf(self):
        pass

def t():
    pass

def e():
    pass

def pick(n):
    if n > 0:
        return t
    return e

def pair():
    return t, e

def maybe(n):
    if n:
        return Node()  #> Node
    return None

def nested():
    def inner():
        return t
    return inner

def chain(n):
    return maybe(n)  #> maybe

def early(n):
    if not n:
        return
    return e

pick(1)()  #> pick t
pick(-1)()  #> e pick
x, y = pair()  #> pair
x()  #> t
y()  #> e
pair()[1]()  #> e pair
n = maybe(1)  #> maybe
if n is not None:
    n.leaf()  #> Node.leaf
nested()()()  #> nested nested.inner t
chain(1).next().next().leaf()  #> Node.leaf Node.next chain
early(1)()  #> e early
node = maybe(1) or Node()  #> maybe
node.leaf()  #> Node.leaf
(pick(1) or e)()  #> pick t
fn = pick
fn(2)()  #> pick t

class R:
    def get(self):
        return t

    def me(self):
        return self

    def both(self):
        return self.get, self.me

R().get()()  #> R R.get t
R().me().me().get()  #> R R.get R.me
g, m = R().both()  #> R R.both
g()()  #> R.get t
m().get()  #> R.get R.me
