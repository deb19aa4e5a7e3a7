from .assembler import assemble
from .machine import Halt, Machine
from . import ops

Machine.install(ops)  #> vm.machine.Machine.install
