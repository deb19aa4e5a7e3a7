handlers = []
table = {}
def register(f):
    handlers.append(f)
    return f
def named(name):
    def dec(f):
        table[name] = f
        return f
    return dec
def run():
    for h in handlers:
        h()  #> plugins.p1
    table['x']()  #> plugins.p2
