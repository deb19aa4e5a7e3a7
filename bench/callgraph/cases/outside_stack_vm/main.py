from collections import Counter

import vm

COUNT = """
        push 0
        store i
again:  load i
        print
        inc i
        load i
        push 3
        less
        jz out
        goto again
out:    push 9      ; argument
        call double
        halt
double: dup
        add
        sys ask
        sub
        ret
"""


def ask(pop):
    value = pop()  #> vm.machine.Machine.pop
    pop_back.append(value)
    return answer(value)  #> main.answer


def answer(value):
    return value // 2


pop_back = []
counts = Counter()


def profile(machine, name):
    counts[name] += 1


def main():
    printed = []
    m = vm.Machine(vm.assemble(COUNT), out=printed.append)  #> vm.assembler.assemble vm.machine.Machine.__init__
    m.push(100)  #> vm.machine.Machine.push
    m.syscall("ask")(ask)  #> vm.machine.Machine.syscall vm.machine.Machine.syscall.deco
    m.trace = profile
    print(m.run(), printed, pop_back)  #> vm.machine.Machine.run
    print(counts.most_common(2))

    m2 = vm.Machine(vm.assemble("push 2\njnz end\npush 7\nend: print\nfly away"))  #> vm.assembler.assemble vm.machine.Machine.__init__
    m2.push(5)  #> vm.machine.Machine.push

    @m2.syscall("unused")  #> vm.machine.Machine.syscall vm.machine.Machine.syscall.deco
    def unused(pop):
        return 0

    print(m2.run())  #> vm.machine.Machine.run
    print(vm.Machine(vm.assemble("halt")).run())  #> vm.assembler.assemble vm.machine.Machine.__init__ vm.machine.Machine.run

main()  #> main.main
