import re
from .core import ValidationError


def required(value):
    if not value:
        raise ValidationError("required", code="required")  #> validation.core.ValidationError.__init__


def matches(pattern):
    rx = re.compile(pattern)

    def check(value):
        if not rx.fullmatch(value or ""):
            fail("does not match " + rx.pattern, "pattern")  #> validation.rules.fail
    return check


def fail(msg, code):
    raise ValidationError(msg, code)  #> validation.core.ValidationError.__init__


def minimum(n):
    return lambda v: fail(f"min {n}", "min") if v is None or v < n else None  #> validation.rules.fail


class Length:
    def __init__(self, lo, hi):
        self.lo, self.hi = lo, hi

    def __call__(self, v):
        if not self._ok(len(v)):  #> validation.rules.Length._ok
            fail("bad length", "length")  #> validation.rules.fail

    def _ok(self, n):
        return self.lo <= n <= self.hi


class OneOf:
    def __init__(self, *options):
        self.options = frozenset(options)

    def __call__(self, v):
        if v not in self.options:
            fail("pick one", "choice")  #> validation.rules.fail
