"""What the calls of a call graph fixture really reach: runs it, and names for each line the functions it entered.

Usage: python3 trace.py FIXTURE (a file, or a folder whose `main.py` is run); prints one JSON object,
`{file: {line: [qualified name, ...]}}`, with the names that `run.ts` uses. Generators and coroutines are left out:
what the interpreter reports of them is when they are resumed, not when they are called.
"""
import ast
import builtins
import json
import os
import runpy
import sys
from dataclasses import is_dataclass

GENERATORS = 0x20 | 0x80 | 0x200
FUNCTION = 0x2
UNNAMED = {'<listcomp>', '<setcomp>', '<dictcomp>', '<genexpr>', '<module>'}


def lambda_names(path, prefix):
    """Names of a file's lambdas by position: the n-th one of a qualified name is `<lambda>+n` of what it stands in."""
    names = {}
    counts = {}
    with open(path, encoding='utf-8') as source:
        tree = ast.parse(source.read())

    def visit(node, owner, numbered):
        """`owner` is the qualified name of the definition around the node, `numbered` the same with its ordinals."""
        if isinstance(node, ast.Lambda):
            for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
                visit(default, owner, numbered)
            nth = counts[owner] = counts.get(owner, -1) + 1
            name = numbered + ('<lambda>' if nth == 0 else f'<lambda>+{nth}')
            names.setdefault(node.lineno, []).append((node.col_offset, name))
            visit(node.body, f'{owner}<lambda>.', f'{name}.')
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            inside = {id(child) for child in node.body}
            for child in ast.iter_child_nodes(node):
                part = f'{node.name}.' if id(child) in inside else ''
                visit(child, owner + part, numbered + part)
        else:
            for child in ast.iter_child_nodes(node):
                visit(child, owner, numbered)

    visit(tree, prefix, prefix)
    return names


def trace(fixture):
    is_folder = os.path.isdir(fixture)
    root = os.path.abspath(fixture if is_folder else os.path.dirname(fixture))
    entry = os.path.join(root, 'main.py') if is_folder else os.path.abspath(fixture)
    lambdas = {}
    reached = {}

    def prefix(path):
        if not is_folder:
            return ''
        module = os.path.relpath(path, root)[:-3].replace(os.sep, '.')
        return module.removesuffix('.__init__') + '.'

    def is_ours(path):
        return path == entry if not is_folder else path.startswith(root + os.sep)

    def name_of(code):
        path = code.co_filename
        if code.co_name != '<lambda>':
            return prefix(path) + code.co_qualname.replace('.<locals>', '')
        if path not in lambdas:
            lambdas[path] = lambda_names(path, prefix(path))
        # The first instructions of a code object have no width: they are of no expression.
        spans = [p for p in code.co_positions() if p[2] is not None and p[3] != p[2]]
        first = min((p[0], p[2]) for p in spans) if spans else (code.co_firstlineno, sys.maxsize)
        starts = [x for x in lambdas[path][code.co_firstlineno] if (code.co_firstlineno, x[0]) < first]
        return max(starts)[1]

    def profile(frame, event, _):
        code = frame.f_code
        caller = frame.f_back
        if event != 'call' or caller is None or code.co_name in UNNAMED:
            return
        if code.co_flags & GENERATORS or not code.co_flags & FUNCTION:
            return
        # What code outside the fixture calls is called, for the fixture, where that code was called.
        while caller is not None and not is_ours(caller.f_code.co_filename):
            caller = caller.f_back
        if caller is None or not is_ours(code.co_filename):
            return
        lines = reached.setdefault(os.path.relpath(caller.f_code.co_filename, root), {})
        lines.setdefault(caller.f_lineno, set()).add(name_of(code))

    def build(function, name, *bases, **keywords):
        made = build_class(function, name, *bases, **keywords)
        makes = next(vars(base)['__new__'] for base in made.__mro__ if '__new__' in vars(base))
        path = function.__code__.co_filename
        if is_ours(path):
            modules[made] = prefix(path)
        is_plain = isinstance(makes, type(object.__new__)) and type(made.__init__) is not type(build)
        if is_plain and is_ours(path):
            made.__new__ = maker(makes)
        return made

    def maker(makes):
        """What makes the objects of a class without a constructor: a call of the class is a call of its name."""

        def __new__(cls, *args, **keywords):
            caller = sys._getframe(1)
            while caller is not None and not is_ours(caller.f_code.co_filename):
                caller = caller.f_back
            if caller is not None and (type(cls.__init__) is not type(build) or is_dataclass(cls)):
                lines = reached.setdefault(os.path.relpath(caller.f_code.co_filename, root), {})
                name = modules.get(cls, '') + cls.__qualname__.replace('.<locals>', '')
                lines.setdefault(caller.f_lineno, set()).add(name)
            return makes(cls) if makes is object.__new__ else makes(cls, *args, **keywords)

        return __new__

    modules = {}
    build_class = builtins.__build_class__
    builtins.__build_class__ = build
    sys.dont_write_bytecode = True
    sys.path.insert(0, root)
    sys.argv = [entry]
    sys.setprofile(profile)
    try:
        runpy.run_path(entry, run_name='__main__')
    except BaseException as error:  # a fixture may end as it likes
        sys.setprofile(None)
        print(f'{fixture}: {type(error).__name__}: {error}', file=sys.stderr)
    finally:
        sys.setprofile(None)
    return {file: {line: sorted(names) for line, names in sorted(lines.items())} for file, lines in reached.items()}


if __name__ == '__main__':
    # What the fixtures print is of no interest.
    out, sys.stdout = sys.stdout, open(os.devnull, 'w')
    json.dump(trace(sys.argv[1]), out)
