counter = 0


def outer():
    count = 0
    hooks = []

    def increment():
        nonlocal count
        count += 1
        notify()  #> outer.notify

    def notify():
        for hook in hooks:
            hook(count)  #> log warn

    def on(hook):
        hooks.append(hook)
        return hook

    increment.on = on
    return increment, on


def log(count):
    return count


def warn(count):
    return log(count)  #> log


def attach():
    global handler
    handler = warn


def handler(count):
    return None


def even(n):
    return n == 0 or odd(n - 1)  #> odd


def odd(n):
    return n != 0 and even(n - 1)  #> even


def defaults(callback=log, items=(warn,)):
    callback(1)  #> log warn
    for item in items:
        item(2)  #> log warn


def make_counter(step, action=None):
    total = 0

    def tick():
        nonlocal total
        total = step(total)  #> plus twice.<lambda>
        if action:
            action(total)  #> log
        return tick

    return tick


def plus(n):
    return n + 1


def twice(f):
    return lambda x: f(f(x))  #> plus twice.<lambda>


increment, on = outer()  #> outer
on(log)  #> outer.on
increment.on(warn)  #> outer.on
increment()  #> outer.increment
handler(1)  #> handler
attach()  #> attach
handler(2)  #> warn
even(4)  #> even
defaults()  #> defaults
defaults(warn, [log])  #> defaults
make_counter(plus, log)()()()  #> make_counter make_counter.tick
make_counter(twice(plus))()  #> make_counter make_counter.tick twice
twice(twice(plus))(1)  #> twice twice.<lambda>
outer.attr = plus
outer.attr(1)  #> plus
if counter:
    def late():
        return 1
else:
    def late():
        return 2
late()  #> late
function = plus
while counter < 2:
    function(counter)  #> log plus
    function = log
    counter += 1
