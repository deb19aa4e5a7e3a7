from .ops import OPS, Halt
from .stack import Stack


class Machine:
    def __init__(self, output):
        self.stack = Stack()  #> vm.stack.Stack.__init__
        self.variables = {}
        self.functions = {}
        self.output = output
        self.pc = 0

    def define(self, name, function):
        self.functions[name] = function

    def run(self, program):
        try:
            while True:
                self.step(program)  #> vm.machine.Machine.step
        except Halt:
            self.shutdown()  #> vm.machine.Machine.shutdown

    def step(self, program):
        instruction = program[self.pc]
        self.pc += 1
        handler = OPS[instruction.op]
        handler(self, *instruction.args)  #> vm.ops.call_function vm.ops.halt vm.ops.jz vm.ops.load vm.ops.push vm.ops.show vm.ops.store

    def invoke(self, name):
        right = self.stack.pop()  #> vm.stack.Stack.pop
        left = self.stack.pop()  #> vm.stack.Stack.pop
        self.stack.push(self.functions[name](left, right))  #> main.<lambda> vm.stack.Stack.push

    def shutdown(self):
        self.stack.clear()  #> vm.stack.Stack.clear
