class Backup:
    def __init__(self, target):
        self.target = target
        self.count = 0

    def start(self):
        self.count += 1
        self.copy()  #> jobs.Backup.copy

    def copy(self):
        print("copy", self.target, self.count)


class Cleanup:
    def __init__(self, limit):
        self.limit = limit
        self.runs = 0

    def __call__(self):
        self.runs += 1
        if self.runs > self.limit:
            self.fail()  #> jobs.Cleanup.fail

    def fail(self):
        raise RuntimeError("too many")


def ping(host):
    print("ping", host)
