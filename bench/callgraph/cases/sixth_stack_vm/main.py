import importlib

from vm import VM, VMError
from assembler import assemble

PROGRAM = """
    push 5
    store n
    push 1
    store acc
loop:
    load n
    jz end
    load acc
    load n
    mul
    store acc
    load n
    push 1
    sub
    store n
    jmp loop
end:
    load acc
    out
    push 3
    call native_square
    out
    halt
"""

vm = VM(natives={"native_square": lambda x: x * x})  #> vm.VM.__init__
vm.hooks.append(lambda op, arg: TRACE.append(op))
TRACE = []
vm.run(assemble(PROGRAM))  #> assembler.assemble vm.VM.run
print(vm.output, len(TRACE))

opt = importlib.import_module("optimizer")
code = assemble("push 2\npush 3\nadd\npush 0\nadd\nout\nhalt")  #> assembler.assemble
better = opt.optimize(code, [opt.fold_constants, opt.drop_add_zero])  #> optimizer.optimize
print(len(code), len(better))
vm2 = VM()  #> vm.VM.__init__
vm2.run(better)  #> vm.VM.run
print(vm2.output)
for bad in ("pop\nhalt", "push 1\npush 0\ndiv\nhalt", "jump 3"):
    try:
        VM().run(assemble(bad))  #> assembler.assemble vm.VM.__init__ vm.VM.run
    except VMError as e:
        print(type(e).__name__, e)  #> errors.DivideByZero.__str__ errors.StackUnderflow.__str__
