def a():
    return 1


def b():
    return 2


def c():
    return 3


def d(x=0):
    return x


table = {"a": a, "b": b}
table["a"]()  #> a
table["c"] = c
table["c"]()  #> c
table["b"]()  #> b
key = "b"
table[key]()  #> b
ops = {}
for name, function in (("one", a), ("two", b)):
    ops[name] = function
ops["one"]()  #> a
ops["two"]()  #> b
ops.get("two", d)()  #> b
ops.setdefault("three", c)()  #> c
merged = {**table, "d": d}
merged["d"]()  #> d
merged["a"]()  #> a
union = {"x": a} | {"y": b}
union["y"]()  #> b
nested = {"outer": {"inner": c}}
nested["outer"]["inner"]()  #> c
nested["outer"]["new"] = d
nested["outer"]["new"]()  #> d
built = dict(first=a, second=b)
built["second"]()  #> b
built.update(third=c)
built["third"]()  #> c
for function in table.values():
    function()  #> a b c
for name, function in built.items():
    if name != "x":
        function()  #> a b c
popped = built.pop("first")
popped()  #> a
by_type = {int: d, str: lambda text: text.upper()}
by_type[str]("x")  #> <lambda>
by_type[type(1)](2)  #> d
keys = dict.fromkeys(["k", "l"], a)
keys["l"]()  #> a
inverse = {function: name for name, function in table.items()}
list(inverse)[0]()  #> a
comp = {name: (lambda f=function: f()) for name, function in [("p", a), ("q", b)]}  #> b
comp["q"]()  #> <lambda>+1


class Registry(dict):
    def __missing__(self, key):
        return d

    def call(self, key):
        return self[key]()  #> a


registry = Registry(a=a)  #> Registry
registry.call("a")  #> Registry.call
registry["zzz"]()  #> Registry.__missing__ d
tuple_keys = {(1, 2): a, (3, 4): b}
tuple_keys[3, 4]()  #> b
pair = {"f": (a, b)}
pair["f"][1]()  #> b
left, right = pair["f"]
left()  #> a
right()  #> b
