import typing as t

Tree = t.Dict[str, t.Any]

TREE: Tree = {
    "etc": {"hosts": 120, "passwd": 900},
    "var": {"log": {"syslog": 40000, "auth": 800}},
    "README": 10,
}


def walk(tree: Tree, on_file: t.Callable[[str, int], None],
         on_dir: t.Optional[t.Callable[[str], bool]] = None, prefix: str = "") -> None:
    for name, node in sorted(tree.items()):
        path = prefix + "/" + name
        if isinstance(node, dict):
            if on_dir is None or on_dir(path):  #> accept skip_logs
                walk(node, on_file, on_dir, path)  #> walk
        else:
            on_file(path, node)  #> collect total_size.add


sizes = []


def collect(path, size):
    sizes.append((size, path))


def skip_logs(path):
    return not path.endswith("log")


def accept(path):
    return True


def total_size(tree):
    total = 0

    def add(_path, size):
        nonlocal total
        total += size

    walk(tree, add)  #> walk
    return total


def apply_twice(f, x):
    return f(f(x))  #> <lambda> halve


def halve(n):
    return n // 2


walk(TREE, collect, on_dir=skip_logs)  #> walk
print(sizes)
sizes.clear()
walk(TREE, on_dir=accept, on_file=collect)  #> walk
print(max(sizes))
print(apply_twice(halve, total_size(TREE)))  #> apply_twice total_size
print(apply_twice(x=16, f=lambda n: halve(n) + 1))  #> apply_twice halve
