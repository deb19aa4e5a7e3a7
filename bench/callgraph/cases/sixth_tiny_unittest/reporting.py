class Reporter:
    def success(self, name): self.write(name, "ok")  #> reporting.DotReporter.write reporting.VerboseReporter.write
    def failure(self, name, err): self.write(name, "FAIL " + str(err))  #> reporting.DotReporter.write
    def skipped(self, name, why): self.write(name, "skip " + str(why))  #> reporting.DotReporter.write
    def finish(self, counts): pass

    def write(self, name, status):
        raise NotImplementedError


class VerboseReporter(Reporter):
    def write(self, name, status):
        print(f"{name:<20} {status}")


class DotReporter(Reporter):
    def __init__(self, stream):
        self.stream = stream
        self.failures = []

    def write(self, name, status):
        self.stream.write(status[0])

    def failure(self, name, err):
        super().failure(name, err)  #> reporting.Reporter.failure
        self.failures.append(name)

    def finish(self, counts):
        self.stream.write("\n" + ",".join(self.failures) + "\n")


class XmlReporter(Reporter):
    def write(self, name, status):
        print("<test/>")
