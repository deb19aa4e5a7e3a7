def save(x):
    return x


def load(x):
    return x


adders = [lambda x, n=n: x + n for n in range(3)]
adders[0](1)  #> <lambda>
wrap = lambda f: lambda x: f(x)  #> load save
wrap(save)(1)  #> <lambda>+1 <lambda>+1.<lambda>
wrap(load)(2)  #> <lambda>+1 <lambda>+1.<lambda>
curried = lambda a: lambda b: save(a) or load(b)  #> save
curried(1)(2)  #> <lambda>+2 <lambda>+2.<lambda>+1
choose = lambda flag: save if flag else load
choose(True)(3)  #> <lambda>+3 save
ops = {'s': lambda x: save(x), 'l': lambda x: load(x)}  #> load save
ops['s'](1)  #> <lambda>+4
ops['l'](1)  #> <lambda>+5
(lambda *fs: [f(0) for f in fs])(save, load)  #> <lambda>+6 load save
