class VMError(Exception):
    pass


class StackUnderflow(VMError):
    def __str__(self):
        return "stack underflow"


class DivideByZero(VMError):
    def __str__(self):
        return "divide by zero in " + super().__str__()


class BadInstruction(VMError):
    pass
