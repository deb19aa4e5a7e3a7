class Spy:
    def __init__(self, name):
        self.name = name
        self.calls = []

    def __getattr__(self, method):
        def record(*args, **kw):
            self.calls.append((method, args, kw))
        return record

    def called(self, method):
        return any(c[0] == method for c in self.calls)


class Stub:
    def __init__(self, **methods):
        for name, m in methods.items():
            setattr(self, name, m if callable(m) else self._constant(m))  #> fakes.Stub._constant

    @staticmethod
    def _constant(v):
        return lambda *a, **k: v


class FakeClock:
    def __init__(self, t):
        self.t = t

    def now(self):
        return self.t

    def tick(self, n):
        self.t += n
