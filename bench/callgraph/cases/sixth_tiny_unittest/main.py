import sys
import runner
import test_numbers
import test_stack
from reporting import DotReporter, VerboseReporter


def main(argv):
    reporter = VerboseReporter() if "-v" in argv else DotReporter(sys.stdout)  #> reporting.DotReporter.__init__ reporting.VerboseReporter
    result = runner.run([test_numbers, test_stack], reporter)  #> runner.run
    print(result)
    runner.run([test_stack], VerboseReporter(), only="pop")  #> reporting.VerboseReporter runner.run
    return 0 if result["failed"] == 1 else 1


sys.exit(main(sys.argv[1:]))  #> main.main
