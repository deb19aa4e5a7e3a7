from framework import TestCase, SkipTest


def discover(module):
    for name, obj in sorted(vars(module).items()):
        if isinstance(obj, type) and issubclass(obj, TestCase) and obj is not TestCase:
            for attr in sorted(dir(obj)):
                if attr.startswith("test_"):
                    yield obj, attr


def run_one(cls, attr, reporter):
    case = cls()  #> framework.TestCase test_numbers.TestGcd test_stack.TestStack
    case.set_up()  #> framework.TestCase.set_up test_stack.TestStack.set_up
    try:
        getattr(case, attr)()  #> framework.cases.deco.run framework.skip.deco.skipped test_numbers.TestGcd.test_wrong_on_purpose test_stack.TestStack.test_pop test_stack.TestStack.test_pop_empty
    except SkipTest as s:
        reporter.skipped(attr, s)  #> reporting.Reporter.skipped
        return "skipped"
    except AssertionError as e:
        reporter.failure(attr, e)  #> reporting.DotReporter.failure
        return "failed"
    else:
        reporter.success(attr)  #> reporting.Reporter.success
        return "passed"
    finally:
        case.tear_down()  #> framework.TestCase.tear_down test_stack.TestStack.tear_down


def run(modules, reporter, only=""):
    counts = dict(passed=0, failed=0, skipped=0)
    for m in modules:
        for cls, attr in discover(m):  #> runner.discover
            if only in attr:
                counts[run_one(cls, attr, reporter)] += 1  #> runner.run_one
    reporter.finish(counts)  #> reporting.DotReporter.finish reporting.Reporter.finish
    return counts
