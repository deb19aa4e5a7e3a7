"""What really runs: executes standard-library test modules under a tracer and prints what each file's code did.

Arguments: the number of seconds to spend, then names of test modules. Prints one JSON object per source file:
`path`, `text`, `transitions` (`[[from, to], …]`: statement offsets that ran one directly after the other in one
frame) and `pairs` (`[[statement of the definition or -1 for a parameter, variable, offset of the use], …]`: which
store each read of a local variable saw). Offsets count bytes of the UTF-8 text.
"""
import dis
import importlib
import io
import json
import os
import sys
import sysconfig
import time
import unittest
import warnings

from flow_oracle import Source

LIBRARY = sysconfig.get_paths()["stdlib"] + os.sep
GENERATOR = 0x20 | 0x80 | 0x200
# Instructions traced per code object: loops that run a million times say nothing new.
CODE_BUDGET = 20_000

sources = {}
codes = {}
suspended = {}
ignored = set()


def source_of(path):
    if path not in sources:
        try:
            sources[path] = (Source(path), set(), set())
        except (OSError, SyntaxError, ValueError, UnicodeDecodeError):
            sources[path] = None
    return sources[path]


class Code:
    """One code object: what each instruction does to local variables, by instruction offset."""

    def __init__(self, code):
        source, self.transitions, self.pairs = source_of(code.co_filename)
        self.budget = CODE_BUDGET
        count = code.co_argcount + code.co_kwonlyargcount + bool(code.co_flags & 4) + bool(code.co_flags & 8)
        self.parameters = {name: -1 for name in code.co_varnames[:count]}
        self.steps = {}
        # Behind the line of the `def` or `class`, which the code's first instructions carry.
        is_lambda = code.co_name.startswith("<")
        first = source.lines[code.co_firstlineno - is_lambda]
        for instruction in dis.get_instructions(code):
            position = instruction.positions
            unit = offset = -1
            if position.lineno is not None and position.col_offset is not None:
                offset = source.offset(position.lineno, position.col_offset)
                if instruction.opname not in ("RESUME", "RERAISE", "COPY", "POP_EXCEPT", "COPY_FREE_VARS",
                                              "MAKE_CELL", "RETURN_GENERATOR"):
                    unit = source.unit_at(offset)
                    # Those of folded `%` formatting, too, have positions outside their code.
                    if unit < first:
                        unit = -1
            action = None
            if instruction.opname in ("LOAD_FAST", "STORE_FAST", "DELETE_FAST"):
                action = instruction.opname[0]
            self.steps[instruction.offset] = (unit, offset, action, instruction.argval)


class Frame:
    """One activation: the statement it is at and the last store of each variable."""

    def __init__(self, code):
        self.code = code
        self.unit = -1
        self.defs = dict(code.parameters)

    def trace(self, frame, event, _):
        if event != "opcode":
            return self.trace
        code = self.code
        unit, offset, action, name = code.steps[frame.f_lasti]
        code.budget -= 1
        if unit >= 0 and unit != self.unit:
            if self.unit >= 0:
                code.transitions.add((self.unit, unit))
            self.unit = unit
        if action == "L":
            seen = self.defs.get(name)
            # `.0` is the iterator that a comprehension gets; it has no place in the text.
            if seen is not None and offset >= 0 and name != ".0":
                code.pairs.add((seen, name, offset))
        elif action == "S":
            # The compiler's own `e = None` before `del e` has no place in the text.
            self.defs[name] = unit if unit >= 0 else None
        elif action == "D":
            self.defs.pop(name, None)
        return self.trace


def start(frame, event, _):
    code = frame.f_code
    if code in ignored or not code.co_filename.startswith(LIBRARY):
        return None
    known = codes.get(code)
    if known is None:
        if code.co_name == "<module>" or source_of(code.co_filename) is None:
            ignored.add(code)
            return None
        known = codes[code] = Code(code)
    activation = suspended.get(frame)
    if activation is None:
        if known.budget <= 0:
            return None
        activation = Frame(known)
        if code.co_flags & GENERATOR:
            suspended[frame] = activation
    frame.f_trace_lines = False
    frame.f_trace_opcodes = True
    return activation.trace


def main():
    warnings.simplefilter("ignore")
    seconds = float(sys.argv[1])
    deadline = time.monotonic() + seconds
    ran = 0
    for name in sys.argv[2:]:
        module = importlib.import_module(f"test.{name}")
        for case in cases(unittest.defaultTestLoader.loadTestsFromModule(module)):
            if time.monotonic() > deadline:
                break
            output, sys.stdout = sys.stdout, io.StringIO()
            errors, sys.stderr = sys.stderr, io.StringIO()
            sys.settrace(start)
            try:
                case.run(unittest.TestResult())
            except BaseException:
                pass
            finally:
                sys.settrace(None)
                sys.stdout, sys.stderr = output, errors
            ran += 1
            suspended.clear()
    print(json.dumps({"ran": ran}))
    for path, entry in sources.items():
        if entry is None or not (entry[1] or entry[2]):
            continue
        source, transitions, pairs = entry
        print(json.dumps({
            "path": path, "text": source.data.decode("utf-8"),
            "transitions": sorted(transitions), "pairs": sorted(pairs),
        }, separators=(",", ":")))


def cases(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from cases(item)
        else:
            yield item


if __name__ == "__main__":
    main()
