def a(): pass
def b(): pass
def c(): pass
def run(x, y=a, *, z=b):
    x(); y(); z()  #> a b c
run(x=a)  #> run
run(y=b, x=c)  #> run
opts = {'x': b, 'z': a}
run(**opts)  #> run
def forward(*args, **kw):
    return run(*args, **kw)  #> run
forward(c, z=c)  #> forward
def pick(**kw):
    kw['f']()  #> a
    return kw.get('g')
pick(f=a, g=b)()  #> b pick
def each(**kw):
    for k, v in kw.items():
        v()  #> a c
each(p=a, q=c)  #> each
