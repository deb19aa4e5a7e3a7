class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current == 0:
            raise StopIteration
        self.current -= 1
        return self.label(self.current + 1)  #> Countdown.label

    def label(self, number):
        return "liftoff" if number == 1 else str(number)


class Mission:
    def __init__(self, name, seconds):
        self.name = name
        self.seconds = seconds

    def __iter__(self):
        yield self.name
        yield from Countdown(self.seconds)  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__


for call in Countdown(3):  #> Countdown.__init__ Countdown.__iter__ Countdown.__next__
    print(call)
print(list(Mission("Vega", 2)))  #> Mission.__init__ Mission.__iter__
name, *calls = Mission("Luna", 4)  #> Mission.__init__ Mission.__iter__
print(name, " ".join(calls))

clock = iter(Countdown(5))  #> Countdown.__init__ Countdown.__iter__
print(next(clock), next(clock))  #> Countdown.__next__
