"""A plugin of pytest: which function each call of a project ran while its tests ran, for `compare-trace.ts`.

Usage, in the project's folder, with this file's folder on PYTHONPATH:

    CPGD_TRACE=calls.json python3 -m pytest -p trace_calls

Writes a JSON list of `[path, end line, end column, start line, callee's path, callee's qualified name]`: lines from 1,
columns in UTF-8 bytes, as code objects have them (Python 3.11 and later). Generators and coroutines are left out: what the
interpreter reports of them is when they are resumed. So is what code of other projects calls.
"""
import atexit
import json
import os
import sys
import threading

GENERATORS = 0x20 | 0x80 | 0x200
FUNCTION = 0x2
UNNAMED = {'<listcomp>', '<setcomp>', '<dictcomp>', '<genexpr>', '<module>'}
ROOT = os.path.realpath(os.curdir) + os.sep

is_ours = {}
calls = set()


def path_of(code):
    return os.path.realpath(code.co_filename)


def is_of_project(code):
    known = is_ours.get(code.co_filename)
    if known is None:
        known = is_ours[code.co_filename] = path_of(code).startswith(ROOT) and os.path.exists(code.co_filename)
    return known


def profile(frame, event, _):
    code = frame.f_code
    caller = frame.f_back
    if event != 'call' or caller is None or code.co_name in UNNAMED:
        return
    if code.co_flags & GENERATORS or not code.co_flags & FUNCTION:
        return
    if is_of_project(code) and is_of_project(caller.f_code):
        calls.add((caller.f_code, caller.f_lasti, code))


def write():
    sys.setprofile(None)
    found = set()
    for caller, instruction, callee in calls:
        line, end_line, _, end_column = list(caller.co_positions())[instruction // 2]
        if end_column is not None:
            place = (path_of(caller)[len(ROOT):], end_line, end_column, line)
            found.add((*place, path_of(callee)[len(ROOT):], callee.co_qualname))
    with open(os.environ['CPGD_TRACE'], 'w', encoding='utf-8') as out:
        json.dump(sorted(found), out)


sys.setprofile(profile)
threading.setprofile(profile)
atexit.register(write)
