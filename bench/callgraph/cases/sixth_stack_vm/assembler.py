from collections import namedtuple
from errors import BadInstruction
from instructions import OPS

Ins = namedtuple("Ins", ["op", "arg"])
Ins.is_push = lambda self: self.op == "push"


def assemble(text):
    lines = [l.strip() for l in text.splitlines() if l.strip()]
    labels, code = {}, []
    for line in lines:
        if line.endswith(":"):
            labels[line[:-1]] = len(code)
        else:
            code.append(parse(line))  #> assembler.parse
    return [i._replace(arg=labels.get(i.arg, i.arg)) for i in code]


def parse(line):
    name, _, arg = line.partition(" ")
    if name not in OPS:
        raise BadInstruction(name)  #> errors.BadInstruction
    return Ins(name, operand(arg))  #> assembler.operand


def operand(text):
    return int(text) if text.lstrip("-").isdigit() else text or None


def disassemble(code):
    return "\n".join(f"{i.op} {i.arg or ''}" for i in code)
