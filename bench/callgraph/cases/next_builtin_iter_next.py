class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return Step(self.current)  #> Step.__init__


class Step:
    def __init__(self, n):
        self.n = n

    def go(self):
        return self.n


for step in Countdown(2):  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
    step.go()  #> Step.go
it = iter(Countdown(3))  #> Countdown.__init__ Countdown.__iter__
next(it).go()  #> Countdown.__next__ Step.go
steps = list(Countdown(2))  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
steps[0].go()  #> Step.go
first, second = Countdown(2)  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
second.go()  #> Step.go
total = sum(step.go() for step in Countdown(3))  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__ Step.go
dict(enumerate(Countdown(2)))[1].go()  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__ Step.go
