from .format import line, bar


def add(store, args):
    item = store.create(args.title, args.priority)  #> todo.store.Store.create
    print("added", line(item))  #> todo.format.line


def done(store, args):
    store.get(args.id).finish()  #> todo.store.Item.finish todo.store.Store.get


def list_(store, args):
    items = store.all() if args.all else store.pending()  #> todo.store.Store.all
    for item in sorted(items, key=_by_priority):  #> todo.commands._by_priority
        print(line(item))  #> todo.format.line


def _by_priority(item):
    return -item.priority


def install_stats(sub):
    def stats(store, args):
        print(bar(len(store.all()), len(store.pending())))  #> todo.format.bar todo.store.Store.all todo.store.Store.pending
    sub.add_parser("stats").set_defaults(func=stats)


def purge(store, args):
    for item in store.all():
        store.delete(item.id)
