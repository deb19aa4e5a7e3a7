def create(): pass
def update(): pass
def delete(): pass
def fallback(): pass

routes = {'GET': {'/': create}, 'POST': {'/': update}}
routes['GET']['/']()  #> create
routes['POST']['/']()  #> update

def dispatch(method, path):
    return routes.get(method, {}).get(path, fallback)()  #> create fallback

dispatch('GET', '/')  #> dispatch
dispatch('PUT', '/')  #> dispatch

ops = dict(c=create, u=update)
ops['c']()  #> create
ops.update(d=delete)
ops['d']()  #> delete
for name, op in ops.items():
    op()  #> create delete update
merged = {**ops, 'x': fallback}
merged['x']()  #> fallback
merged['u']()  #> update
copy = ops.copy()
copy['u']()  #> update
inv = {v: k for k, v in ops.items()}
list(inv)[0]()  #> create
ops.setdefault('z', fallback)()  #> fallback
popped = ops.pop('c')
popped()  #> create
keyed = {fn.__name__: fn for fn in (create, delete)}
keyed['delete']()  #> delete
class Box(dict):
    def __missing__(self, key):
        return fallback
    def __getattr__(self, key):
        return self[key]
b = Box(a=create)  #> Box
b['a']()  #> create
b['nope']()  #> Box.__missing__ fallback
b.a()  #> Box.__getattr__ create
[v for v in ops.values()][0]()  #> update
