class Clock:
    def __init__(self):
        self.time = 0

    def tick(self, by=1):
        self.time += by
