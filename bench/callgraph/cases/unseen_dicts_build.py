from collections import defaultdict, OrderedDict, ChainMap
def red():
    return 'r'
def green():
    return 'g'
def blue():
    return 'b'
colours = {fn.__name__: fn for fn in (red, green)}
for colour in colours.values():
    colour()  #> green red
groups = defaultdict(list)
groups['warm'].append(red)
groups['cold'].append(blue)
for name, members in groups.items():
    for member in members:
        member()  #> blue red
groups['warm'][0]()  #> red
ordered = OrderedDict([('g', green), ('b', blue)])
ordered['g']()  #> green
for key in ordered:
    ordered[key]()  #> blue green
pairs = dict(zip(('x', 'y'), (red, blue)))
for fn in pairs.values():
    fn()  #> blue red
layers = ChainMap({'a': red}, {'b': blue})
layers['b']()  #> blue
inverted = {fn: name for name, fn in colours.items()}
for fn in inverted:
    fn()  #> green red
class Registry(dict):
    def register(self, fn):
        self[fn.__name__] = fn
        return fn
    def run(self):
        for fn in self.values():
            fn()  #> purple
    def __missing__(self, key):
        return green
reg = Registry()  #> Registry
@reg.register  #> Registry.register
def purple():
    return red()  #> red
reg.run()  #> Registry.run
reg['purple']()  #> purple
