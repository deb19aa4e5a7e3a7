class Retry:
    def __init__(self, times):
        self.left = times

    def allows(self, error):
        self.left -= 1
        return self.left >= 0

    def penalty(self):
        return 1


class Never(Retry):
    def __init__(self):
        super().__init__(0)  #> retry.Retry.__init__

    def allows(self, error):
        return False


class Backoff(Retry):
    def __init__(self, times, factor=2):
        super().__init__(times)  #> retry.Retry.__init__
        self.factor = factor
        self.last = 1

    def penalty(self):
        self.last *= self.factor
        return self.last
