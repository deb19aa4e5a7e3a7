from collections import namedtuple

Instruction = namedtuple("Instruction", "op args")


class Assembler:
    def __init__(self):
        self.labels = {}
        self.pending = []

    def feed(self, line):
        if line.endswith(":"):
            self.labels[line[:-1]] = len(self.pending)
        else:
            op, *args = line.split()
            self.pending.append((op, args))

    def resolve(self, arg):
        return self.labels.get(arg, arg)

    def finish(self):
        return [Instruction(op, [self.resolve(a) for a in args]) for op, args in self.pending]  #> vm.program.Assembler.resolve


def assemble(source):
    assembler = Assembler()  #> vm.program.Assembler.__init__
    for line in filter(None, map(str.strip, source.splitlines())):
        assembler.feed(line)  #> vm.program.Assembler.feed
    return assembler.finish()  #> vm.program.Assembler.finish
