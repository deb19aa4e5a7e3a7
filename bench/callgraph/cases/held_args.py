def alpha():
    return 1

def beta():
    return 2

def gamma(f=None):
    if f is None:
        f = alpha
    return f()  #> alpha beta

def call_it(f, g):
    f()  #> alpha
    return g

def kw(first, *, second):
    first()  #> alpha beta
    second()  #> alpha beta

def rest(*fs):
    for f in fs:
        f()  #> alpha beta

def named(**fs):
    fs['x']()  #> alpha
    for key in fs:
        fs[key]()  #> alpha

def forward(f, *args, **kwargs):
    return f(*args, **kwargs)  #> gamma target

def target(cb):
    cb()  #> alpha beta

call_it(alpha, beta)()  #> beta call_it
gamma()  #> gamma
gamma(beta)  #> gamma
kw(beta, second=alpha)  #> kw
kw(second=beta, first=alpha)  #> kw
rest(alpha)  #> rest
rest(*[beta])  #> rest
named(x=alpha)  #> named
forward(target, alpha)  #> forward
forward(target, cb=beta)  #> forward
forward(gamma)  #> forward
