class SkipTest(Exception):
    pass


class TestCase:
    def set_up(self):
        pass

    def tear_down(self):
        pass

    def check_equal(self, a, b, msg=None):
        if a != b:
            self.fail(msg or "%r != %r" % (a, b))  #> framework.TestCase.fail

    def check_raises(self, exc, fn=None, *args):
        if fn is None:
            return _Raises(self, exc)  #> framework._Raises.__init__
        with self.check_raises(exc):  #> framework.TestCase.check_raises framework._Raises.__enter__ framework._Raises.__exit__
            fn(*args)  #> test_stack.Stack.pop

    def fail(self, msg):
        raise AssertionError(msg)


class _Raises:
    def __init__(self, case, exc):
        self.case, self.exc = case, exc

    def __enter__(self):
        return self

    def __exit__(self, tp, val, tb):
        if tp is None:
            self.case.fail("nothing raised")  #> framework.TestCase.fail
        return issubclass(tp, self.exc)


def skip(reason):
    def deco(fn):
        def skipped(*a):
            raise SkipTest(reason)  #> framework.SkipTest
        skipped.__name__ = fn.__name__
        return skipped
    return deco


def cases(*params):
    def deco(fn):
        def run(self):
            for p in params:
                fn(self, *p)  #> test_numbers.TestGcd.test_table
        run.__name__ = fn.__name__
        return run
    return deco
