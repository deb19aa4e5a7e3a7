from ops import TABLE


def assemble(text):
    return [parse_line(line) for line in text.splitlines() if line]  #> asm.parse_line


def parse_line(line):
    name, _, arg = line.partition(' ')
    return TABLE[name], number(arg)  #> asm.number


def number(text):
    return int(text) if text else None
