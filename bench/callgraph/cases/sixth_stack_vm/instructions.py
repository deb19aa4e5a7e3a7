"""Opcode table, filled by the @op decorator."""
from errors import DivideByZero

OPS = {}


def op(fn=None, *, name=None):
    def register(f):
        OPS[name or f.__name__] = f
        return f
    return register(fn) if fn else register  #> instructions.op.register


@op  #> instructions.op
def push(vm, arg):
    vm.push(arg)  #> vm.VM.push


@op(name="pop")  #> instructions.op instructions.op.register
def _pop(vm, arg):
    vm.pop()  #> vm.VM.pop


def binary(name, fn):
    @op(name=name)  #> instructions.op instructions.op.register
    def run(vm, arg):
        b, a = vm.pop(), vm.pop()  #> vm.VM.pop
        vm.push(fn(a, b))  #> instructions.<lambda>+1 instructions._div vm.VM.push
    return run


def _div(a, b):
    if not b:
        raise DivideByZero("div")  #> errors.DivideByZero
    return a // b


binary("add", lambda a, b: a + b)  #> instructions.binary
binary("sub", lambda a, b: a - b)  #> instructions.binary
binary("mul", int.__mul__)  #> instructions.binary
binary("div", _div)  #> instructions.binary


@op  #> instructions.op
def store(vm, arg):
    vm.vars[arg] = vm.pop()  #> vm.VM.pop


@op  #> instructions.op
def load(vm, arg):
    vm.push(vm.vars[arg])  #> vm.VM.push


@op  #> instructions.op
def jmp(vm, arg):
    vm.jump(arg)  #> vm.VM.jump


@op  #> instructions.op
def jz(vm, arg):
    if vm.pop() == 0:  #> vm.VM.pop
        jmp(vm, arg)  #> instructions.jmp


@op(name="out")  #> instructions.op instructions.op.register
def output(vm, arg):
    vm.output.append(vm.pop())  #> vm.VM.pop


@op  #> instructions.op
def call(vm, arg):
    fn = vm.natives[arg]
    vm.push(fn(vm.pop()))  #> main.<lambda> vm.VM.pop vm.VM.push


@op  #> instructions.op
def halt(vm, arg):
    vm.running = False


@op  #> instructions.op
def dup(vm, arg):
    top = vm.pop()  #> vm.VM.pop
    vm.push(top)  #> vm.VM.push
    vm.push(top)  #> vm.VM.push
