"""argparse types, actions and set_defaults(func=); json default and object_hook."""
import argparse
import json


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    @classmethod
    def from_text(cls, text):
        return cls(*map(int, text.split(",")))  #> Point.__init__


class Collect(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, sorted(values))


def to_plain(obj):
    return {"x": obj.x, "y": obj.y}


def revive(data):
    return Point(**data)  #> Point.__init__


def cmd_plot(args):
    text = json.dumps([args.at], default=to_plain)  #> to_plain
    return json.loads(text, object_hook=revive)[0].y, args.tags  #> revive


parser = argparse.ArgumentParser()
plot = parser.add_subparsers().add_parser("plot")
plot.add_argument("at", type=Point.from_text)
plot.add_argument("--tags", nargs="+", action=Collect)
plot.set_defaults(func=cmd_plot)
namespace = parser.parse_args(["plot", "3,4", "--tags", "b", "a"])  #> Collect.__call__ Point.from_text
print(namespace.func(namespace))  #> cmd_plot
