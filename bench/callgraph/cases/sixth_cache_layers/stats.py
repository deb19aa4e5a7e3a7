class _Stats:
    def __init__(self):
        self.n = {}

    def incr(self, k):
        self.n[k] = self.n.get(k, 0) + 1

    def report(self):
        return " ".join("%s=%d" % kv for kv in sorted(self.n.items()))

    def reset(self):
        self.n.clear()


stats = _Stats()  #> stats._Stats.__init__
