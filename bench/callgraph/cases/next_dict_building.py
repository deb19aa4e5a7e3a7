def red():
    return 'r'


def green():
    return 'g'


def blue():
    return 'b'


colors = {}
colors['red'] = red
colors.update(green=green)
colors.update({'blue': blue})
colors['red']()  #> red
colors['green']()  #> green
colors.get('blue')()  #> blue
by_length = {}
for fn in (red, green):
    by_length[len(fn.__name__)] = fn
by_length[3]()  #> green red
copy = dict(colors)
copy['red'] = green
copy['red']()  #> green
colors['red']()  #> red
inverted = {fn: name for name, fn in colors.items()}
for fn in inverted:
    fn()  #> blue green red
ordered = dict(zip(['x', 'y'], [red, green]))
ordered['y']()  #> green
key = 'blue'
colors[key]()  #> blue
del colors['red']
for fn in colors.values():
    fn()  #> blue green
