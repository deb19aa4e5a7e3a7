def small():
    return 's'


def large():
    return 'l'


config = {'sizes': {'s': small}}
config['sizes']['l'] = large
config['sizes']['l']()  #> large
config['sizes']['s']()  #> small
defaults = {'action': small}
override = {'action': large}
merged = {**defaults, **override}
merged['action']()  #> large
both = defaults | {'extra': large}
both['action']()  #> small
both['extra']()  #> large
defaults.update(override)
defaults['action']()  #> large
value = config.get('sizes', {}).get('s')
value()  #> small
