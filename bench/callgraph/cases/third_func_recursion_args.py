def walk(tree, visit):
    if isinstance(tree, dict):
        for child in tree.values():
            walk(child, visit)  #> walk
    else:
        visit(tree)  #> collect.add show


def show(leaf):
    return leaf


def collect(items):
    def add(leaf):
        items.append(leaf)
        return count(items)  #> count
    return add


def count(items):
    return len(items)


walk({'a': 1, 'b': {'c': 2}}, show)  #> walk
walk({'a': 1}, collect([]))  #> collect walk


def compose(f, *rest):
    if not rest:
        return f
    return lambda x: f(compose(*rest)(x))  #> compose show


compose(show, show)(3)  #> compose compose.<lambda>
