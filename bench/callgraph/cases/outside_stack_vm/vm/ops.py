import operator

from .machine import Frame, Halt, Machine


def binary(fn):
    def run(m):
        b, a = m.pop(), m.pop()  #> vm.machine.Machine.pop
        m.push(fn(a, b))  #> vm.machine.Machine.push vm.ops.<lambda>
    return run


op_add = binary(operator.add)  #> vm.ops.binary
op_sub = binary(operator.sub)  #> vm.ops.binary
op_less = binary(lambda a, b: int(a < b))  #> vm.ops.binary


def op_push(m, value):
    m.push(value)  #> vm.machine.Machine.push


def op_dup(m):
    m.push(m.stack[-1])  #> vm.machine.Machine.push


@Machine.op("jump", "goto")  #> vm.machine.Machine.op vm.machine.Machine.op.deco
def jump(m, target):
    m.pc = target


def op_jz(m, target):
    if not m.pop():  #> vm.machine.Machine.pop
        jump(m, target)  #> vm.ops.jump


def op_call(m, target):
    m.frames.append(Frame(m.pc))  #> vm.machine.Frame.__init__
    jump(m, target)  #> vm.ops.jump


def op_ret(m):
    jump(m, m.frames.pop().back)  #> vm.ops.jump


def op_store(m, name):
    m.frame.locals[name] = m.pop()  #> vm.machine.Machine.frame vm.machine.Machine.pop


def op_load(m, name):
    m.push(m.frame.locals[name])  #> vm.machine.Machine.frame vm.machine.Machine.push


def op_print(m):
    m.out(m.pop())  #> vm.machine.Machine.pop


def op_sys(m, name):
    m.push(m.syscalls[name](m.pop))  #> main.ask vm.machine.Machine.push


def op_halt(m):
    raise Halt(m.pop() if m.stack else None)  #> vm.machine.Halt vm.machine.Machine.pop
