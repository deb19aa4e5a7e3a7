"""What CPython's own parser says of each file named on standard input, as one JSON line a file.

Spans are absolute UTF-8 byte offsets of the decoded text. Before Python 3.12 the positions inside f-strings
are unreliable, so what is inside them is listed without spans. Files that do not parse give {"error": ...}.
"""

import ast
import json
import re
import sys
import tokenize


def describe(path):
    with tokenize.open(path) as file:
        encoding = file.encoding
    with open(path, "rb") as file:
        text = file.read().decode(encoding)
    # A byte order mark is part of the text but not of what CPython numbers columns in.
    mark = 3 if text.startswith("\ufeff") else 0
    text = text.removeprefix("\ufeff")
    starts = [mark]
    for match in re.finditer(rb"\r\n|\r|\n", text.encode()):
        starts.append(mark + match.end())
    tree = ast.parse(text)
    out = {"names": [], "attrs": [], "matched": [], "calls": [], "defs": [], "imports": [], "captures": [], "declared": [],
           "inFstring": []}

    def span(node):
        return [starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset]

    def params(args):
        rows = []

        def add(kind, arg, default):
            rows.append([kind, arg.arg, default is not None, arg.annotation is not None])

        positional = args.posonlyargs + args.args
        missing = [None] * (len(positional) - len(args.defaults))
        for i, (arg, default) in enumerate(zip(positional, missing + args.defaults)):
            add("POSONLY" if i < len(args.posonlyargs) else "POS_OR_KW", arg, default)
        if args.vararg:
            add("VAR_POS", args.vararg, None)
        for arg, default in zip(args.kwonlyargs, args.kw_defaults):
            add("KWONLY", arg, default)
        if args.kwarg:
            add("VAR_KW", args.kwarg, None)
        return rows

    def define(node, kind, is_method):
        if isinstance(node, ast.ClassDef):
            rows, extra = [], len(node.bases) + len(node.keywords)
        else:
            rows, extra = params(node.args), 0 if isinstance(node, ast.Lambda) else int(node.returns is not None)
        is_lambda = isinstance(node, ast.Lambda)
        out["defs"].append([
            *span(node), kind, "<lambda>" if is_lambda else node.name,
            0 if is_lambda else len(node.decorator_list), rows, extra,
            None if is_lambda else ast.get_docstring(node, clean=True),
        ])

    # An explicit stack: some files of the standard library nest more deeply than recursion allows.
    todo = [(tree, False, False)]
    while todo:
        node, in_fstring, in_class = todo.pop()
        if isinstance(node, ast.JoinedStr):
            in_fstring = True
        where = lambda: [] if in_fstring else span(node)
        sink = lambda table: out["inFstring"] if in_fstring else out[table]
        ctx = type(node.ctx).__name__.upper() if hasattr(node, "ctx") else None
        if isinstance(node, ast.Name):
            sink("names").append([*where(), node.id, ctx.replace("DEL", "DEL")])
        elif isinstance(node, ast.Attribute):
            sink("attrs").append([*where(), node.attr, ctx])
        elif isinstance(node, ast.Call):
            sink("calls").append([*where(), len(node.args), len(node.keywords)])
        elif isinstance(node, ast.ClassDef):
            define(node, "class", in_class)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            kind = ("async_" if isinstance(node, ast.AsyncFunctionDef) else "") + ("method" if in_class else "function")
            define(node, kind, in_class)
        elif isinstance(node, ast.Lambda) and not in_fstring:
            define(node, "lambda", False)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            is_from = isinstance(node, ast.ImportFrom)
            for alias in node.names:
                out["imports"].append([*span(alias), "IMPORT_FROM" if is_from else "IMPORT",
                                       node.module if is_from else alias.name, alias.name if is_from else None,
                                       alias.asname, node.level if is_from else 0])
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            out["declared"] += [[name, type(node).__name__.upper()] for name in node.names]
        elif isinstance(node, ast.ExceptHandler) and node.name:
            out["captures"].append(node.name)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            out["captures"].append(node.name)
        elif isinstance(node, ast.MatchClass):
            out["matched"] += [[name] for name in node.kwd_attrs]
        elif isinstance(node, ast.MatchMapping) and node.rest:
            out["captures"].append(node.rest)
        is_class = isinstance(node, ast.ClassDef)
        for field, value in ast.iter_fields(node):
            # A class's own statements are in its body, its decorators and bases are not.
            keeps = in_class and not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda))
            inside = (is_class and field == "body") or keeps
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    todo.append((child, in_fstring, inside))
    return out


for line in sys.stdin:
    path = line.rstrip("\n")
    try:
        found = describe(path)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        found = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(found), flush=True)
