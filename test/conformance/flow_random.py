"""Runs random functions with jumps and clean-ups, and says which stores their reads saw.

    flow_random.py SEED COUNT

Prints one JSON line per function: its text, the pairs of lines of a store and of a read that saw it, and the lines
where a name was not bound. Calls return or raise by chance; a stored value is the line it was stored at.
"""

import contextlib
import json
import random
import sys

RUNS = 40
MAX_STEPS = 200
MAX_LINES = 40
MAX_DEPTH = 4


class Store:
    def __init__(self, line):
        self.line = line


class Left(Exception):
    """One kind of exception that the functions raise and catch."""


class Right(Exception):
    """Another."""


class TooLong(BaseException):
    """A run that goes on and on."""


class Writer:
    """Writes one function, in which `LINE` stands for the number of the line."""

    def __init__(self, rng):
        self.rng = rng
        self.has_groups = rng.random() < 0.25
        self.lines = [f"def f({rng.choice(['', 'x'])}):"]
        self.line(1, "x = y = made(LINE)")
        self.block(1, 1, False)
        self.block(1, 1, False)
        self.line(1, "use(x, LINE)")

    @property
    def text(self):
        return "".join(line.replace("LINE", str(i + 1)) + "\n" for i, line in enumerate(self.lines))

    def line(self, depth, text):
        self.lines.append("  " * depth + text)

    def block(self, depth, level, in_loop):
        for _ in range(self.rng.randint(1, 3)):
            self.statement(depth, level, in_loop)

    def body(self, depth, header, level, in_loop):
        self.line(depth, header)
        self.block(depth + 1, level + 1, in_loop)

    def statement(self, depth, level, in_loop):
        rng = self.rng
        is_deep = level >= MAX_DEPTH or len(self.lines) >= MAX_LINES
        kind = "leaf" if is_deep else rng.choice(["leaf", "leaf", "leaf", "if", "for", "with", "try", "try", "try"])
        if kind == "leaf":
            self.line(depth, self.leaf(in_loop))
        elif kind == "if":
            self.body(depth, "if call():", level, in_loop)
            if rng.random() < 0.5:
                self.body(depth, "else:", level, in_loop)
        elif kind == "for":
            self.body(depth, f"for {rng.choice('xy')} in items(LINE):", level, True)
        elif kind == "with":
            self.body(depth, "with manager():", level, in_loop)
        else:
            self.try_statement(depth, level, in_loop)

    def try_statement(self, depth, level, in_loop):
        rng = self.rng
        self.body(depth, "try:", level, in_loop)
        is_handled = rng.random() < 0.75
        if is_handled:
            star = "*" if self.has_groups else ""
            for name in rng.sample(["Left", "Right"], rng.randint(1, 2)):
                alias = rng.choice(["", " as x", " as y"])
                # Nothing jumps out of a clause of `except*`.
                self.body(depth, f"except{star} {name}{alias}:", level, in_loop and not star)
            if rng.random() < 0.3:
                self.body(depth, "else:", level, in_loop)
        if not is_handled or rng.random() < 0.5:
            self.body(depth, "finally:", level, in_loop)

    def leaf(self, in_loop):
        rng = self.rng
        name = rng.choice("xy")
        leaves = [f"{name} = made(LINE)", f"{name} = Store(LINE)", f"use({name}, LINE)", f"use({name}, LINE)"]
        leaves += [f"del {name}", "call()", f"raise {rng.choice(['Left', 'Right'])}", "pass"]
        if in_loop:
            leaves += ["break", "continue"]
        if not self.has_groups:
            leaves.append("return call()")
        return rng.choice(leaves)


class Run:
    """The functions that a random function calls, and what they have seen."""

    def __init__(self, rng):
        self.rng = rng
        self.steps = 0
        self.pairs = set()

    def step(self):
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise TooLong

    def call(self):
        self.step()
        chance = self.rng.random()
        if chance < 0.15:
            raise Left
        if chance < 0.3:
            raise Right
        return chance < 0.65

    def made(self, line):
        self.call()
        return Store(line)

    def use(self, value, line):
        self.step()
        if isinstance(value, Store):
            self.pairs.add((value.line, line))

    def items(self, line):
        for _ in range(self.rng.randint(0, 2)):
            self.step()
            yield Store(line)

    @contextlib.contextmanager
    def manager(self):
        self.step()
        yield


def unbound_lines(error):
    """Lines of the function where the exception, or one before it, says that a name was not bound."""
    todo, lines = [error], set()
    while todo:
        one = todo.pop()
        todo += getattr(one, "exceptions", ())
        if one.__context__ is not None:
            todo.append(one.__context__)
        at = one.__traceback__
        while isinstance(one, UnboundLocalError) and at is not None:
            if at.tb_frame.f_code.co_name == "f":
                lines.add(at.tb_lineno)
            at = at.tb_next
    return lines


def executed(text, rng):
    """What some runs of the function saw; None where CPython refuses it."""
    run = Run(rng)
    names = {"Left": Left, "Right": Right, "Store": Store}
    for name in ("call", "made", "use", "items", "manager"):
        names[name] = getattr(run, name)
    try:
        exec(compile(text, "random", "exec"), names)
    except SyntaxError:
        return None
    unbound = set()
    for _ in range(RUNS):
        run.steps = 0
        try:
            names["f"](*[Store(1)] * names["f"].__code__.co_argcount)
        except BaseException as error:
            unbound |= unbound_lines(error)
    return {"text": text, "pairs": sorted(run.pairs), "unbound": sorted(unbound)}


def main(seed, count):
    rng = random.Random(seed)
    while count > 0:
        answer = executed(Writer(rng).text, rng)
        if answer is not None:
            print(json.dumps(answer))
            count -= 1


main(int(sys.argv[1]), int(sys.argv[2]))
