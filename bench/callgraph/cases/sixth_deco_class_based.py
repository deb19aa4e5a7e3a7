class memoize:
    def __init__(self, func):
        self.func = func
        self.cache = {}

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.func(*args)  #> Grid.paths choose
        return self.cache[args]

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return BoundMemo(self, obj)  #> BoundMemo.__init__


class BoundMemo:
    def __init__(self, memo, obj):
        self.memo, self.obj = memo, obj

    def __call__(self, *args):
        return self.memo(self.obj, *args)  #> memoize.__call__


class on_event:
    registry = {}

    def __init__(self, name):
        self.name = name

    def __call__(self, fn):
        self.registry.setdefault(self.name, []).append(fn)
        return fn


def fire(name, payload):
    return [h(payload) for h in on_event.registry.get(name, ())]  #> index notify


@memoize  #> memoize.__init__
def choose(n, k):
    if k in (0, n):
        return 1
    return choose(n - 1, k - 1) + choose(n - 1, k)  #> memoize.__call__


class Grid:
    @memoize  #> memoize.__init__
    def paths(self, w, h):
        return 1 if 0 in (w, h) else self.paths(w - 1, h) + self.paths(w, h - 1)  #> BoundMemo.__call__ memoize.__get__


@on_event("save")  #> on_event.__call__ on_event.__init__
def index(doc):
    return "indexed " + doc


@on_event("save")  #> on_event.__call__ on_event.__init__
def notify(doc):
    return "notified " + doc


@on_event("delete")  #> on_event.__call__ on_event.__init__
def purge(doc):
    return "purged"


print(choose(10, 5), Grid().paths(4, 4), fire("save", "a.txt"), fire("none", 0))  #> BoundMemo.__call__ Grid fire memoize.__call__ memoize.__get__
