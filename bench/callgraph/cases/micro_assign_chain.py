def low(): pass
def high(): pass
def mid(): pass
x = y = low
x()  #> low
y = high
x()  #> low
y()  #> high
z = x
x = mid
z()  #> low
x()  #> mid
if (w := mid) is not None:
    w()  #> mid
v: object = low
v()  #> low
v = high; v()  #> high
