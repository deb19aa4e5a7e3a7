def outer():
    def first(): return second()  #> outer.second
    def second(): return 2
    return first
outer()()  #> outer outer.first
def fact(n): return 1 if n < 2 else n * fact(n - 1)  #> fact
fact(3)  #> fact
def ping(n): return pong(n - 1) if n else 0  #> pong
def pong(n): return ping(n)  #> ping
ping(2)  #> ping
def var():
    f = fact
    f = ping
    return f
var()(1)  #> ping var
alias = another = var
another()  #> var
