from errors import StackUnderflow, VMError
from instructions import OPS

__all__ = ["VM", "VMError"]


class VM:
    def __init__(self, natives=None):
        self.stack, self.vars, self.output = [], {}, []
        self.natives = natives or {}
        self.hooks = []

    def push(self, v):
        self.stack.append(v)

    def pop(self):
        if not self.stack:
            raise StackUnderflow  #> errors.StackUnderflow
        return self.stack.pop()

    def jump(self, target):
        self.pc = target

    def run(self, code):
        self.pc = 0
        self.running = True
        while self.running:
            ins = code[self.pc]
            self.pc += 1
            for hook in self.hooks:
                hook(ins.op, ins.arg)  #> main.<lambda>+1
            OPS[ins.op](self, ins.arg)  #> instructions._pop instructions.binary.run instructions.call instructions.halt instructions.jmp instructions.jz instructions.load instructions.output instructions.push instructions.store
