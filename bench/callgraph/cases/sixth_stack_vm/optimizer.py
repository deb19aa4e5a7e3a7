from assembler import Ins


def fold_constants(code):
    out = []
    for ins in code:
        if ins.op == "add" and len(out) > 1 and out[-1].is_push() and out[-2].is_push():  #> assembler.<lambda>
            b, a = out.pop(), out.pop()
            out.append(Ins("push", a.arg + b.arg))
        else:
            out.append(ins)
    return out


def drop_add_zero(code):
    return list(_without_zero(iter(code)))  #> optimizer._without_zero


def _without_zero(it):
    for ins in it:
        if ins == ("push", 0):
            nxt = next(it)
            if nxt.op == "add":
                continue
            yield ins
            ins = nxt
        yield ins


def inline_calls(code):
    return code


def optimize(code, passes):
    for p in passes:
        code = p(code)  #> optimizer.drop_add_zero optimizer.fold_constants
    return code
