from asm import assemble
from machine import Machine

printed = []


def out(value):
    printed.append(value)


Machine(assemble('push 1\npush 2\nadd\nprint'), out).run()  #> asm.assemble machine.Machine.__init__ machine.Machine.run
