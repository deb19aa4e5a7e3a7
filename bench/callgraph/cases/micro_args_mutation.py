def one(): pass
def two(): pass
def fill(target):
    target.append(one)
def put(table, key, value):
    table[key] = value
items = []
fill(items)  #> fill
items[0]()  #> one
table = {}
put(table, 'a', one)  #> put
put(table, 'b', two)  #> put
table['a']()  #> one
table['b']()  #> two
class Box: pass
def stuff(box, thing):
    box.thing = thing
left = Box()  #> Box
right = Box()  #> Box
stuff(left, one)  #> stuff
stuff(right, two)  #> stuff
left.thing()  #> one
right.thing()  #> two
