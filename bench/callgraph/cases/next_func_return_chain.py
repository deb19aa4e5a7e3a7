def alpha():
    return beta


def beta():
    return gamma()  #> gamma


def gamma():
    return delta


def delta():
    return 'd'


def choose(n):
    table = [alpha, beta, gamma]
    return table[n]


def twice(f):
    return f, f


alpha()()()  #> alpha beta delta
choose(0)()  #> alpha choose
first, second = twice(gamma)  #> twice
first()()  #> delta gamma
second()  #> gamma
result = alpha()  #> alpha
result()  #> beta
