"""Prints what CPython's symtable says about Python sources, for the binder's conformance tests.

Reads one JSON object a line: {"path": ...} for a file or {"source": ...} for a text. Answers each with one
JSON line: {"tree": [type, name, line, [[symbol, flags], ...], [child, ...]]}, or {"error": message} where
CPython refuses the source. Files that are not UTF-8 come with their decoded "text". The bits of flags are in
the order of FLAGS. Nothing is executed: symtable only parses and analyzes.
"""

import io
import json
import sys
import symtable
import tokenize
import warnings

FLAGS = (
    "is_parameter",
    "is_local",
    "is_global",
    "is_declared_global",
    "is_nonlocal",
    "is_free",
    "is_imported",
    "is_assigned",
    "is_referenced",
    "is_annotated",
    "is_namespace",
)


def flags_of(symbol):
    return sum(1 << bit for bit, method in enumerate(FLAGS) if getattr(symbol, method)())


def tree_of(table):
    symbols = sorted([symbol.get_name(), flags_of(symbol)] for symbol in table.get_symbols())
    kind = str(getattr(table.get_type(), "value", table.get_type()))
    children = [tree_of(child) for child in table.get_children()]
    return [kind, table.get_name(), table.get_lineno(), symbols, children]


def answer(request):
    reply = {}
    try:
        source = request.get("source")
        if source is None:
            with open(request["path"], "rb") as file:
                data = file.read()
            encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
            source = data.decode(encoding)
            if encoding not in ("utf-8", "utf-8-sig"):
                reply["text"] = source
        reply["tree"] = tree_of(symtable.symtable(source, "source.py", "exec"))
    except (SyntaxError, ValueError, LookupError, RecursionError, MemoryError) as error:
        reply["error"] = f"{type(error).__name__}: {error}"
    return json.dumps(reply)


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    for line in sys.stdin:
        sys.stdout.write(answer(json.loads(line)) + "\n")


if __name__ == "__main__":
    main()
