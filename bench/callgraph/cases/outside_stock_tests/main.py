import io
import unittest

import checks


class TerseResult(unittest.TextTestResult):
    def startTest(self, test):
        super().startTest(test)
        names.append(short_name(test))  #> main.short_name

    def addSuccess(self, test):
        super().addSuccess(test)
        self.good = getattr(self, "good", 0) + 1


names = []


def short_name(test):
    return test.id().split(".", 1)[1]


def main():
    suite = unittest.TestLoader().loadTestsFromModule(checks)
    runner = unittest.TextTestRunner(stream=io.StringIO(), resultclass=TerseResult)
    result = runner.run(suite)  #> checks.OfflineTests.test_base_supplier checks.OfflineTests.test_default checks.OrderTests.test_exact checks.OrderTests.test_mock_supplier checks.OrderTests.test_order checks.RecordedTests.runTest checks.TakeTests.test_short checks.TakeTests.test_take checks.TakeTests.test_unknown checks.WarehouseCase.setUp main.TerseResult.addSuccess main.TerseResult.startTest
    for n in sorted(names):
        print(n)
    print(result.testsRun, result.good, len(result.expectedFailures), result.wasSuccessful())


if __name__ == "__main__":
    main()  #> main.main
