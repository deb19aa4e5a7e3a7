def source():
    yield parse
    yield emit
    yield from extra()  #> extra
def extra():
    yield flush
    return parse
def parse():
    return 1
def emit():
    return 2
def flush():
    return 3
def keep(stages, wanted):
    for stage in stages:
        if wanted(stage):  #> always
            yield stage
def always(stage):
    return True
def results(stages):
    for stage in stages:
        yield stage()  #> emit flush parse
for r in results(keep(source(), always)):  #> keep results source
    r + 1
def delegating():
    got = yield from extra()  #> extra
    got()  #> parse
list(delegating())  #> delegating
class Tree:
    def __init__(self, fn, kids=()):
        self.fn = fn
        self.kids = kids
    def __iter__(self):
        yield self.fn
        for kid in self.kids:
            yield from kid  #> Tree.__iter__
tree = Tree(parse, [Tree(emit), Tree(flush)])  #> Tree.__init__
for fn in tree:  #> Tree.__iter__
    fn()  #> emit flush parse
pairs = ((fn, fn()) for fn in tree)  #> Tree.__iter__ emit flush parse
for fn, value in pairs:
    fn()  #> emit flush parse
first = next(source())  #> source
first()  #> parse
