import sys

from buildfile import registry
from context import Context, DryRun


def parse(argv):
    kinds = {"--dry": DryRun}
    make = Context
    opts = {"fast": False, "sources": ["a", "b"]}
    goals = []
    for arg in argv:
        if arg in kinds:
            make = kinds[arg]
        elif arg.startswith("--"):
            opts[arg[2:]] = True
        else:
            goals.append(arg)
    return make(**opts), goals  #> context.Context.__init__


def run(argv):
    ctx, goals = parse(argv)  #> main.parse
    for goal in goals:
        for t in registry.order(goal):  #> tasks.Registry.order
            t(ctx)  #> tasks.Task.__call__
    return ctx


def main(commands):
    for cmd in commands:
        print("$ make", cmd)
        ctx = run(cmd.split())  #> main.run
        print("  " + "\n  ".join(ctx.lines or ["nothing"]))
    print(registry["package"].done, repr(registry["egg"]), hasattr(ctx, "colour"))  #> context.Context.__getattr__ tasks.Registry.__getitem__ tasks.Task.__repr__


if __name__ == "__main__":
    main(sys.argv[1:] or ["package", "test --fast --verbose", "configure --dry", "egg"])  #> main.main
