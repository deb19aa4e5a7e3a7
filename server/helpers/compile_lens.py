"""What CPython makes of a source text: code objects, instructions, exception tables and symbol tables.

Reads one JSON request a line, {"path": ..., "text": ...}, and writes one JSON answer a line. Compiles and never
runs the text. Positions are lines from 1 and columns in UTF-8 bytes from 0, as the compiler gives them.
"""

import dis
import json
import symtable
import sys
import types
import warnings

SYMBOL_FLAGS = (
    "referenced", "parameter", "global", "declared_global", "nonlocal", "local", "free",
    "imported", "assigned", "annotated", "namespace",
)


def shown(value):
    """A constant as text that is the same in every run: no addresses, no order of sets."""
    if isinstance(value, types.CodeType):
        return "<code object " + getattr(value, "co_qualname", value.co_name) + ">"
    if isinstance(value, frozenset):
        return "frozenset({" + ", ".join(sorted(map(shown, value))) + "})"
    if isinstance(value, tuple):
        return "(" + "".join(shown(one) + ", " for one in value) + ")"
    return repr(value)


def code_units(code, parent, units):
    """Appends the code object and all in it, in the order of their constants."""
    index = len(units)
    units.append(None)
    instructions = []
    for one in dis.get_instructions(code):
        at = getattr(one, "positions", None)
        if at is not None:
            span = [at.lineno, at.col_offset, at.end_lineno, at.end_col_offset]
        else:
            span = [one.starts_line, None, None, None]
        if None in span:
            span = [span[0], None, None, None]
        is_jump = one.opcode in dis.hasjrel or one.opcode in dis.hasjabs
        target = one.argval if is_jump and isinstance(one.argval, int) else None
        meaning = shown(one.argval) if one.opcode in dis.hasconst else one.argrepr
        instructions.append([one.offset, one.opname, one.arg, meaning[:200], target, *span])
    handlers = [
        [entry.start, entry.end, entry.target, entry.depth, bool(entry.lasti)]
        for entry in getattr(dis.Bytecode(code), "exception_entries", ())
    ]
    units[index] = {
        "parent": parent,
        "name": code.co_name,
        "qualname": getattr(code, "co_qualname", code.co_name),
        "line": code.co_firstlineno,
        "flags": code.co_flags,
        "stack": code.co_stacksize,
        "args": [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount],
        "locals": list(code.co_varnames),
        "cells": list(code.co_cellvars),
        "free": list(code.co_freevars),
        "instructions": instructions,
        "handlers": handlers,
    }
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            code_units(constant, index, units)


def symbols(table, parent, scopes):
    """Appends the scope and all in it, in the order in which they are opened."""
    index = len(scopes)
    rows = []
    for symbol in sorted(table.get_symbols(), key=lambda one: one.get_name()):
        flags = [flag for flag in SYMBOL_FLAGS if getattr(symbol, "is_" + flag)()]
        rows.append([symbol.get_name(), flags])
    kind = table.get_type()
    scopes.append({
        "parent": parent,
        "kind": getattr(kind, "value", kind),
        "name": table.get_name(),
        "line": table.get_lineno(),
        "symbols": rows,
    })
    for child in table.get_children():
        symbols(child, index, scopes)


def answer(request):
    text = request["text"]
    try:
        units = []
        code_units(compile(text, request["path"], "exec", dont_inherit=True), -1, units)
        scopes = []
        symbols(symtable.symtable(text, request["path"], "exec"), -1, scopes)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        return {"error": type(error).__name__ + ": " + str(error)[:500]}
    return {"units": units, "scopes": scopes}


def main():
    warnings.simplefilter("ignore")
    implementation = sys.implementation
    version = ".".join(map(str, sys.version_info[:3]))
    print(json.dumps({"implementation": implementation.name, "version": version}), flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


main()
