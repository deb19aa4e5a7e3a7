OPS = {}


class Halt(Exception):
    pass


def op(name=None):
    def register(function):
        OPS[name or function.__name__] = function
        return function

    return register


@op()  #> vm.ops.op vm.ops.op.register
def push(machine, value):
    machine.stack.push(int(value))  #> vm.stack.Stack.push


@op("call")  #> vm.ops.op vm.ops.op.register
def call_function(machine, name):
    machine.invoke(name)  #> vm.machine.Machine.invoke


@op()  #> vm.ops.op vm.ops.op.register
def store(machine, name):
    machine.variables[name] = machine.stack.pop()  #> vm.stack.Stack.pop


@op()  #> vm.ops.op vm.ops.op.register
def load(machine, name):
    machine.stack.push(machine.variables[name])  #> vm.stack.Stack.push


@op()  #> vm.ops.op vm.ops.op.register
def jz(machine, target):
    if machine.stack.peek() == 0:  #> vm.stack.Stack.peek
        machine.pc = target


@op("print")  #> vm.ops.op vm.ops.op.register
def show(machine):
    machine.output(machine.stack.peek())  #> vm.stack.Stack.peek


@op()  #> vm.ops.op vm.ops.op.register
def halt(machine):
    raise Halt()  #> vm.ops.Halt
