def act(x):
    return x


def other(x):
    return -x


handlers = [lambda x: act(x), lambda x: other(x), act]  #> act other
handlers[0](1)  #> <lambda>
handlers[1](2)  #> <lambda>+1
for handler in handlers:
    handler(3)  #> <lambda> <lambda>+1 act
table = {'act': lambda x: act(x)}  #> act
table['other'] = lambda x: other(x)  #> other
table['other'](4)  #> <lambda>+3
make = lambda fn: (lambda: fn(5))  #> act
made = make(act)  #> <lambda>+4
made()  #> <lambda>+4.<lambda>
(lambda x, y=other: y(x))(6)  #> <lambda>+5 other
apply = lambda fn, *args: fn(*args)  #> <lambda>+7 act
apply(act, 7)  #> <lambda>+6
apply(lambda x: other(x), 8)  #> <lambda>+6 other
sorted([3, 1], key=lambda x: act(x))  #> <lambda>+8 act
pick = (lambda: act) if handlers else (lambda: other)
pick()(9)  #> <lambda>+9 act
