import sys

import filters
from chain import Chain


def parse(line):
    head, _, tail = line.partition("=")
    return [int(x) for x in head.split()], tail.split()


def run(line, available):
    row, names = parse(line)  #> main.parse
    chain = Chain(available)  #> chain.Chain.__init__
    for name in names:
        chain.then(name)  #> chain.Chain.then
    return chain(row)  #> chain.Chain.__call__


def mirror(row):
    return row[::-1]


SCRIPT = [
    "10 20 200 = blur threshold",
    "90 100 110 = contrast inverted",
    "90 100 110 = harsh sepia",
    "1 2 3 = filters.blur.edge mirror",
]


def main():
    available = filters.load_all()  #> filters.load_all
    print(sorted(available))
    available["mirror"] = mirror
    for line in SCRIPT:
        print(run(line, available))  #> main.run
    module = __import__("filters.contrast", fromlist=["clamp"])
    print(module.clamp(300), sys.modules["filters.blur"].average([1, 3]))  #> filters.blur.average filters.contrast.clamp


main()  #> main.main
