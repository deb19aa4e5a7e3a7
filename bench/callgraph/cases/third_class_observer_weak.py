class Subject:
    def __init__(self):
        self._observers = set()

    def attach(self, observer):
        self._observers.add(observer)

    def detach(self, observer):
        self._observers.discard(observer)

    def notify(self, event):
        for observer in list(self._observers):
            observer.update(event)  #> Counter.update Printer.update


class Printer:
    def update(self, event):
        return self.show(event)  #> Printer.show

    def show(self, event):
        return event


class Counter:
    count = 0

    def update(self, event):
        self.count += 1


subject = Subject()  #> Subject.__init__
printer = Printer()  #> Printer
subject.attach(printer)  #> Subject.attach
subject.attach(Counter())  #> Counter Subject.attach
subject.notify('x')  #> Subject.notify
subject.detach(printer)  #> Subject.detach
