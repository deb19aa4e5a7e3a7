"""Control flow as CPython compiled it: which statement can run after which, for every code object of a source.

Reads one JSON request per line (`{"path": …}`), compiles the file, never runs it, and prints one JSON answer per
line. Positions are byte offsets into the UTF-8 text, so that they mean the same to the program under test.

Statements are told apart by where they start: `[offset, …]`. For each code object with at least two of them the
answer has `[name, first offset, [[statement, reachable statements as indexes], …]]`. Comprehensions that run at
once (`<listcomp>`, `<setcomp>`, `<dictcomp>`) are spliced into the code object that runs them, which is what
CPython 3.12 compiles.
"""
import ast
import bisect
import dis
import json
import sys
import tokenize
import types
import warnings

INLINED = ("<listcomp>", "<setcomp>", "<dictcomp>")
NO_FALL_THROUGH = {
    "RETURN_VALUE", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT",
}
# A NOP keeps the line of a `return`, `break` or `pass`; a `break` drops the iterator of its loop by POP_TOP and
# jumps. Only a signal could interrupt these.
NEVER_RAISE = {
    "NOP", "POP_TOP", "JUMP_FORWARD", "JUMP_BACKWARD_NO_INTERRUPT", "RESUME", "COPY_FREE_VARS",
    "MAKE_CELL", "RETURN_GENERATOR", "POP_EXCEPT",
}
# Made by the compiler; where they have a position it is that of a neighbour.
NO_STATEMENT = {"RESUME", "COPY_FREE_VARS", "MAKE_CELL", "RETURN_GENERATOR", "RERAISE", "COPY", "POP_EXCEPT"}


class Source:
    def __init__(self, path):
        with open(path, "rb") as file:
            encoding = tokenize.detect_encoding(file.readline)[0]
        with open(path, encoding=encoding, newline="") as file:
            self.text = file.read()
        self.data = self.text.encode("utf-8")
        if self.data.startswith(b"\xef\xbb\xbf"):
            self.data = self.data[3:]
        self.lines = [0]
        at = 0
        # Only these end a line for Python; splitlines knows more.
        for line in self.data.replace(b"\r\n", b"\n\0").replace(b"\r", b"\n").split(b"\n"):
            at += len(line) + 1
            self.lines.append(at)
        self.fix_crlf()
        self.tree = ast.parse(self.data)
        self.code = compile(self.tree, path, "exec", dont_inherit=True)
        self.units()

    def fix_crlf(self):
        """Line starts of the data as it is: CRLF counts two bytes and one line end."""
        starts = [0]
        data, at = self.data, 0
        while at < len(data):
            if data[at] == 13 and at + 1 < len(data) and data[at + 1] == 10:
                at += 2
                starts.append(at)
            elif data[at] in (10, 13):
                at += 1
                starts.append(at)
            else:
                at += 1
        self.lines = starts

    def offset(self, line, column):
        return self.lines[line - 1] + column

    def units(self):
        """Spans of statements and clauses, to find the innermost around a position."""
        spans = []

        def add(node, start=None):
            begin = self.offset(node.lineno, node.col_offset) if start is None else start
            spans.append((begin, self.offset(node.end_lineno, node.end_col_offset)))

        for node in ast.walk(self.tree):
            if isinstance(node, ast.stmt):
                decorators = getattr(node, "decorator_list", None)
                if decorators:
                    first = self.offset(decorators[0].lineno, decorators[0].col_offset)
                    add(node, self.data.rindex(b"@", 0, first))
                else:
                    add(node)
            if isinstance(node, ast.ExceptHandler):
                add(node)
            if isinstance(node, ast.Match):
                for case in node.cases:
                    first = self.offset(case.pattern.lineno, case.pattern.col_offset)
                    last = case.body[-1]
                    end = self.offset(last.end_lineno, last.end_col_offset)
                    spans.append((self.data.rindex(b"case", 0, first), end))
        spans.sort(key=lambda span: (span[0], -span[1]))
        # Flattened into stretches: `starts[i]` on, the innermost unit is `owner[i]`.
        self.starts, self.owner = [0], [-1]
        stack = []

        def mark(at, unit):
            if self.starts[-1] == at:
                self.owner[-1] = unit
            else:
                self.starts.append(at)
                self.owner.append(unit)

        for begin, end in spans:
            while stack and stack[-1][1] <= begin:
                at = stack.pop()[1]
                mark(at, stack[-1][0] if stack else -1)
            stack.append((begin, end))
            mark(begin, begin)
        while stack:
            at = stack.pop()[1]
            mark(at, stack[-1][0] if stack else -1)

    def unit_at(self, position):
        return self.owner[bisect.bisect_right(self.starts, position) - 1]


class Graph:
    """Instructions of one code object and of the comprehensions it runs at once."""

    def __init__(self, source, code):
        self.source = source
        self.unit = []
        self.next = []
        self.nested = []
        self.add(code, None, None)

    def add(self, code, returns_to, raises_to):
        """Adds a code object's instructions and returns the entry's index."""
        instructions = [i for i in dis.get_instructions(code, show_caches=False)]
        index = {}
        base = len(self.unit)
        for n, instruction in enumerate(instructions):
            index[instruction.offset] = base + n
            self.unit.append(self.unit_of(instruction))
            self.next.append([])
        offsets = [i.offset for i in instructions]
        table = dis._parse_exception_table(code)
        for n, instruction in enumerate(instructions):
            at = base + n
            name = instruction.opname
            following = base + n + 1 if n + 1 < len(instructions) else None
            handler = None
            for entry in table:
                if entry.start <= instruction.offset < entry.end:
                    handler = index[entry.target]
            if handler is None:
                handler = raises_to
            if handler is not None and name not in NEVER_RAISE:
                self.next[at].append(handler)
            if name == "RETURN_VALUE" and returns_to is not None:
                self.next[at].append(returns_to)
            if instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs:
                self.next[at].append(index[instruction.argval])
            inner = None
            if name == "MAKE_FUNCTION":
                load = next(
                    (i for i in reversed(instructions[:n]) if isinstance(i.argval, types.CodeType)), None
                )
                inner = load.argval if load is not None else None
            if inner is not None and inner.co_name in INLINED:
                self.next[at].append(self.add(inner, following, handler))
            elif name not in NO_FALL_THROUGH and following is not None:
                self.next[at].append(following)
            if inner is not None and inner.co_name not in INLINED:
                self.nested.append(inner)
        return base

    def unit_of(self, instruction):
        position = instruction.positions
        if position is None or position.lineno is None or position.col_offset is None:
            return -1
        if instruction.opname in NO_STATEMENT:
            return -1
        return self.source.unit_at(self.source.offset(position.lineno, position.col_offset))

    def reachability(self):
        """For each unit, the units of instructions that can run after one of its own."""
        count = len(self.unit)
        units = sorted({unit for unit in self.unit if unit >= 0})
        bit = {unit: 1 << n for n, unit in enumerate(units)}
        own = [bit.get(unit, 0) for unit in self.unit]
        live = self.live()
        component = self.components()
        # Components come in reverse topological order: what they lead to is complete when they are seen.
        after = [0] * (max(component, default=-1) + 1)
        members = [[] for _ in after]
        for node in range(count):
            members[component[node]].append(node)
        for number, nodes in enumerate(members):
            mask = 0
            for node in nodes:
                for to in self.next[node]:
                    mask |= own[to]
                    if component[to] != number:
                        mask |= after[component[to]]
            if len(nodes) > 1:
                for node in nodes:
                    mask |= own[node]
            after[number] = mask
        reach = {}
        for node in range(count):
            unit = self.unit[node]
            if unit >= 0 and live[node]:
                reach[unit] = reach.get(unit, 0) | after[component[node]]
        present = [unit for unit in units if unit in reach]
        return present, [[m for m, other in enumerate(present) if reach[unit] & bit[other]] for unit in present]

    def live(self):
        live = [False] * len(self.unit)
        stack = [0]
        while stack:
            node = stack.pop()
            if live[node]:
                continue
            live[node] = True
            stack.extend(self.next[node])
        return live

    def components(self):
        """Strongly connected components (Tarjan), numbered in reverse topological order."""
        count = len(self.unit)
        component = [-1] * count
        low, seen, stack, number, clock = [0] * count, [0] * count, [], 0, 0
        for root in range(count):
            if seen[root]:
                continue
            work = [(root, iter(self.next[root]))]
            clock += 1
            seen[root] = low[root] = clock
            stack.append(root)
            while work:
                node, rest = work[-1]
                for to in rest:
                    if not seen[to]:
                        clock += 1
                        seen[to] = low[to] = clock
                        stack.append(to)
                        work.append((to, iter(self.next[to])))
                        break
                    if component[to] < 0:
                        low[node] = min(low[node], seen[to])
                else:
                    work.pop()
                    if work:
                        above = work[-1][0]
                        low[above] = min(low[above], low[node])
                    if low[node] == seen[node]:
                        while True:
                            member = stack.pop()
                            component[member] = number
                            if member == node:
                                break
                        number += 1
        return component


def first_offset(source, code):
    return source.offset(code.co_firstlineno, 0) if code.co_name != "<module>" else 0


def answer(path):
    try:
        source = Source(path)
    except (SyntaxError, ValueError, RecursionError, UnicodeDecodeError) as error:
        return {"error": str(error)}
    functions = []
    pending = [source.code]
    while pending:
        code = pending.pop()
        graph = Graph(source, code)
        pending.extend(graph.nested)
        units, reach = graph.reachability()
        # Lambdas and generator expressions are parts of one statement.
        if len(units) > 1 and code.co_name not in ("<lambda>", "<genexpr>"):
            functions.append([code.co_qualname, units, reach])
    answered = {"functions": functions}
    if any(ord(c) > 127 for c in source.text) or b"\r" in source.data:
        answered["text"] = source.data.decode("utf-8")
    return answered


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)["path"]), separators=(",", ":")), flush=True)


if __name__ == "__main__":
    main()
