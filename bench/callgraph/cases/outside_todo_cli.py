#!/usr/bin/env python3
import argparse

STORE = []

def priority(text):
    value = int(text)
    if not 1 <= value <= 5:
        raise argparse.ArgumentTypeError("1..5 please")
    return value

class TagAction(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        tags = getattr(namespace, self.dest) or []
        namespace.tags = tags + [clean(v) for v in values.split(",")]  #> clean

def clean(tag):
    return tag.strip().lower()

def cmd_add(args):
    STORE.append({"text": " ".join(args.words), "prio": args.prio, "tags": args.tags or []})
    return "added #%d" % len(STORE)

def cmd_list(args):
    keep = args.filter if args.filter else lambda t: True
    chosen = sorted(filter(keep, STORE), key=args.order)  #> by_prio by_text cmd_list.<lambda> tag_filter.<lambda>
    return "\n".join("%d %s %s" % (t["prio"], t["text"], t["tags"]) for t in chosen)

def cmd_done(args):
    return "done " + STORE.pop(args.index - 1)["text"]

def by_prio(t):
    return t["prio"]

def by_text(t):
    return t["text"]

def order(name):
    return {"prio": by_prio, "text": by_text}[name]

def tag_filter(tag):
    return lambda t: clean(tag) in t["tags"]  #> clean

class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise ValueError(message)

def build():
    p = Parser(prog="todo")  #> Parser
    sub = p.add_subparsers(dest="command", required=True)
    add = sub.add_parser("add")
    add.add_argument("words", nargs="+")
    add.add_argument("-p", "--prio", type=priority, default="3")
    add.add_argument("-t", "--tags", action=TagAction)
    add.set_defaults(func=cmd_add)
    ls = sub.add_parser("list")
    ls.add_argument("--order", type=order, default=by_prio)
    ls.add_argument("--filter", type=tag_filter)
    ls.set_defaults(func=cmd_list)
    done = sub.add_parser("done")
    done.add_argument("index", type=int)
    done.set_defaults(func=cmd_done)
    return p

def main(argv):
    try:
        args = build().parse_args(argv)  #> Parser.error TagAction.__call__ build order priority tag_filter
    except ValueError as exc:
        return "usage error: %s" % exc
    return args.func(args)  #> cmd_add cmd_done cmd_list

if __name__ == "__main__":
    for line in ["add buy milk -p 2 -t Shop,food", "add call mum", "add nap -p 9",
                 "list --order text", "list --filter FOOD", "done 1", "list"]:
        print("$", line)
        print(main(line.split()))  #> main
