import argparse

from . import __version__
from . import commands
from .store import Store, NotFound

_store = Store()  #> todo.store.Store.__init__


def positive(text):
    n = int(text)
    if n < 1:
        raise argparse.ArgumentTypeError("must be positive")
    return n


def build_parser():
    parser = argparse.ArgumentParser(prog="todo")
    parser.add_argument("--version", action="version", version=__version__)
    sub = parser.add_subparsers(dest="cmd")

    p = sub.add_parser("add")
    p.add_argument("title")
    p.add_argument("--priority", type=positive, default=1)
    p.set_defaults(func=commands.add)

    p = sub.add_parser("done")
    p.add_argument("id", type=int)
    p.set_defaults(func=commands.done)

    p = sub.add_parser("list")
    p.add_argument("--all", action="store_true")
    p.set_defaults(func=commands.list_)

    commands.install_stats(sub)  #> todo.commands.install_stats
    return parser


def main(argv=None):
    args = build_parser().parse_args(argv)  #> todo.cli.build_parser todo.cli.positive
    try:
        args.func(_store, args)  #> todo.commands.add todo.commands.done todo.commands.install_stats.stats todo.commands.list_
    except NotFound as e:
        print("error:", e.message())  #> todo.store.NotFound.message
        return 1
    return 0
