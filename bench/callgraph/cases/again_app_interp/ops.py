TABLE = {}


def op(name):
    def define(fn):
        TABLE[name] = fn
        return fn
    return define


@op('push')  #> ops.op ops.op.define
def push(machine, arg):
    machine.push(arg)  #> machine.Machine.push


@op('add')  #> ops.op ops.op.define
def add(machine, _):
    machine.push(machine.pop() + machine.pop())  #> machine.Machine.pop machine.Machine.push


@op('print')  #> ops.op ops.op.define
def show(machine, _):
    machine.out(machine.pop())  #> machine.Machine.pop main.out
