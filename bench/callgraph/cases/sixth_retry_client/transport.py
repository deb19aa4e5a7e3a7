class TransportError(Exception):
    retryable = True


class TimeoutProblem(TransportError):
    def __str__(self):
        return "timed out"


class Fatal(TransportError):
    retryable = False


class FakeTransport:
    def __init__(self, script):
        self.script = iter(script)

    def send(self, verb, path):
        step = next(self.script)
        if isinstance(step, str):
            self._explode(step)  #> transport.FakeTransport._explode
        return step

    def _explode(self, how):
        table = {"fail": TransportError, "timeout": TimeoutProblem}
        raise table.get(how, Fatal)(how)  #> transport.TimeoutProblem transport.TransportError


class RealTransport:
    def send(self, verb, path):
        raise Fatal("no network")  #> transport.Fatal
