class Machine:
    def __init__(self, program, out):
        self.program = program
        self.out = out
        self.stack = []
        self.pc = 0

    def push(self, value):
        self.stack.append(value)

    def pop(self):
        return self.stack.pop()

    def step(self):
        op, arg = self.program[self.pc]
        self.pc += 1
        op(self, arg)  #> ops.add ops.push ops.show

    def run(self):
        while self.pc < len(self.program):
            self.step()  #> machine.Machine.step
