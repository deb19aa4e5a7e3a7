def create(item):
    return save(item)  #> save
def delete(item):
    return item
def save(item):
    return item
def missing(item):
    return 'missing'
ACTIONS = {
    'create': create,
    'delete': delete,
}
def handle(action, item):
    handler = ACTIONS.get(action)
    if handler is None:
        return missing(item)  #> missing
    return handler(item)  #> create delete
handle('create', 1)  #> handle
handle('delete', 2)  #> handle
handle('nothing', 3)  #> handle
for name, action in ACTIONS.items():
    action(name)  #> create delete
by_kind = {}
for fn in (create, delete):
    by_kind.setdefault(fn.__name__[0], []).append(fn)
for fns in by_kind.values():
    for fn in fns:
        fn('x')  #> create delete
nested = {'http': {'get': create, 'post': delete}}
nested['http']['get'](1)  #> create
verb = 'post'
nested['http'][verb](2)  #> delete
class Commands:
    def __init__(self):
        self.table = {'up': self.up, 'down': self.down}
    def up(self):
        return save('up')  #> save
    def down(self):
        return 'down'
    def run(self, name):
        return self.table[name]()  #> Commands.down Commands.up
c = Commands()  #> Commands.__init__
c.run('up')  #> Commands.run
c.run('down')  #> Commands.run
copy = dict(ACTIONS, other=missing)
copy['other'](1)  #> missing
del copy['create']
copy['delete'](2)  #> delete
