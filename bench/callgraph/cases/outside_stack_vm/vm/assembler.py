import re

LINE = re.compile(r"(?:(?P<label>\w+):)?\s*(?P<op>\w+)?\s*(?P<arg>[-\w]+)?\s*(?:;.*)?$")
macros = {}


def macro(fn):
    macros[fn.__name__] = fn
    return fn


@macro  #> vm.assembler.macro
def inc(arg):
    yield "load", arg
    yield "push", "1"
    yield "add", None
    yield "store", arg


@macro  #> vm.assembler.macro
def jnz(arg):
    return [("push", "0"), ("less", None), ("jz", arg)]


def expand(op, arg):
    if op in macros:
        for sub in macros[op](arg):  #> vm.assembler.inc vm.assembler.jnz
            yield from expand(*sub)  #> vm.assembler.expand
    else:
        yield op, arg


def assemble(text):
    code, labels = [], {}
    for line in text.strip().splitlines():
        m = LINE.match(line.strip())
        if m["label"]:
            labels[m["label"]] = len(code)
        if m["op"]:
            code.extend(expand(m["op"], m["arg"]))  #> vm.assembler.expand
    return [(op, operand(arg, labels)) for op, arg in code]  #> vm.assembler.operand


def operand(arg, labels):
    if arg is None:
        return ()
    try:
        return (int(arg),)
    except ValueError:
        return (labels.get(arg, arg),)
