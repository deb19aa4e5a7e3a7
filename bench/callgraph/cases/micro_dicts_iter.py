def get(): pass
def post(): pass
def other(): pass
routes = {'GET': get, 'POST': post}
for name, fn in routes.items():
    fn()  #> get post
for fn in routes.values():
    fn()  #> get post
for k in routes:
    routes[k]()  #> get post
routes.setdefault('PUT', other)()  #> other
routes.get('X', other)()  #> other
inv = {v: k for k, v in routes.items()}
for f in inv:
    f()  #> get other post
first = next(iter({'q': get}.values()))
first()  #> get
pair = (1, get)
routes2 = dict([pair, (2, post)])
routes2[1]()  #> get
routes2[2]()  #> post
routes3 = dict(x=other)
routes3['x']()  #> other
routes3 |= {'y': post}
routes3['y']()  #> post
routes3['x']()  #> other
