class Halt(Exception):
    pass


class Frame:
    def __init__(self, back):
        self.back = back
        self.locals = {}


class Machine:
    table = {}
    trace = None

    @classmethod
    def op(cls, *names):
        def deco(fn):
            for n in names:
                cls.table[n] = fn
            return fn
        return deco

    @classmethod
    def install(cls, module):
        for name, fn in vars(module).items():
            if name.startswith("op_"):
                cls.table.setdefault(name[3:], fn)

    def __init__(self, code, out=print):
        self.code = code
        self.out = out
        self.stack = []
        self.frames = [Frame(None)]  #> vm.machine.Frame.__init__
        self.pc = 0
        self.syscalls = {}

    def push(self, *values):
        self.stack.extend(values)

    def pop(self):
        return self.stack.pop()

    @property
    def frame(self):
        return self.frames[-1]

    def syscall(self, name):
        def deco(fn):
            self.syscalls[name] = fn
            return fn
        return deco

    def step(self):
        name, args = self.code[self.pc]
        self.pc += 1
        if self.trace:
            self.trace(self, name)  #> main.profile
        self.table.get(name, self.illegal)(self, *args)  #> vm.machine.Machine.illegal vm.ops.binary.run vm.ops.jump vm.ops.op_call vm.ops.op_dup vm.ops.op_halt vm.ops.op_jz vm.ops.op_load vm.ops.op_print vm.ops.op_push vm.ops.op_ret vm.ops.op_store vm.ops.op_sys

    def run(self):
        try:
            while True:
                self.step()  #> vm.machine.Machine.step
        except Halt as h:
            return h.args[0] if h.args else None

    @staticmethod
    def illegal(machine, *args):
        raise Halt("illegal instruction at %d" % (machine.pc - 1))  #> vm.machine.Halt
