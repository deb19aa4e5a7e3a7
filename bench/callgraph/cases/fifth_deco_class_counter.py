"""A class as decorator that also works on methods thanks to __get__."""
from functools import partial, update_wrapper


class Counted:
    def __init__(self, func):
        self.func = func
        self.calls = 0
        update_wrapper(self, func)

    def __call__(self, *args):
        self.calls += 1
        return self.func(*args)  #> Room.floor area

    def __get__(self, obj, owner):
        return partial(self, obj)

    def reset(self):
        self.calls = 0


@Counted  #> Counted.__init__
def area(w, h):
    return w * h


class Room:
    def __init__(self, w, h):
        self.w, self.h = w, h

    @Counted  #> Counted.__init__
    def floor(self):
        return area(self.w, self.h)  #> Counted.__call__


print(Room(2, 3).floor(), area(1, 1), area.calls)  #> Counted.__call__ Counted.__get__ Room.__init__
area.reset()  #> Counted.reset
print(area.calls, Room.__dict__["floor"].calls)
