from vm.machine import Machine
from vm.program import assemble

SOURCE = """
push 2
push 3
call add
store x
load x
jz end
print
end:
halt
"""

machine = Machine(output=print)  #> vm.machine.Machine.__init__
machine.define("add", lambda a, b: a + b)  #> vm.machine.Machine.define
machine.run(assemble(SOURCE))  #> vm.machine.Machine.run vm.program.assemble
