def low():
    return 1
def high():
    return 2
def pick(first, second, flip):
    if flip:
        first, second = second, first
    return first
winner = pick(low, high, True)  #> pick
winner()  #> high
left, right = low, high
left, right = right, left
left()  #> high
right()  #> low
values = {}
values['l'], values['r'] = low, high
values['l']()  #> low
values['r']()  #> high
class Box:
    pass
box = Box()  #> Box
box.f, box.g = high, low
box.f()  #> high
box.g()  #> low
box.f, box.g = box.g, box.f
box.f()  #> low
if (n := low()) and (fn := high):  #> low
    fn()  #> high
total = 0
total += low()  #> low
total -= high()  #> high
*many, last = [low, low, high]
last()  #> high
many[0]()  #> low
