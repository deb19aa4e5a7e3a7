def counter(start=0, step=1):
    n = start

    def bump():
        nonlocal n
        n += step
        return n

    def reset():
        nonlocal n
        n = start
        return bump

    return bump, reset


def adders():
    return [lambda x, i=i: x + i for i in range(3)]


def late():
    fs = []
    for name in ("a", "b"):
        fs.append(lambda: tag(name))  #> tag
    return fs


def tag(name):
    return "<" + name + ">"


def make_account(balance):
    def deposit(x):
        return change(x)  #> make_account.change

    def withdraw(x):
        return change(-x) if x <= balance else refuse()  #> make_account.change make_account.refuse

    def change(delta):
        nonlocal balance
        balance += delta
        return balance

    def refuse():
        return "refused"

    def dispatch(m):
        if m == "deposit":
            return deposit
        return withdraw
    return dispatch


bump, reset = counter(step=5)  #> counter
bump()  #> counter.bump
print(bump(), reset()(), (lambda f: f())(bump))  #> <lambda> counter.bump counter.reset
print([f(10) for f in adders()], [f() for f in late()])  #> adders adders.<lambda> late late.<lambda>
acc = make_account(50)  #> make_account
print(acc("deposit")(10), acc("withdraw")(30), acc("withdraw")(100))  #> make_account.deposit make_account.dispatch make_account.withdraw
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda v: y(y)(v)))  #> <lambda>+1.<lambda> <lambda>+1.<lambda>+1 <lambda>+2 <lambda>+2.<lambda>+2
fact = Y(lambda rec: lambda n: 1 if n == 0 else n * rec(n - 1))  #> <lambda>+1 <lambda>+1.<lambda>+1.<lambda>
print(fact(5))  #> <lambda>+2.<lambda>+2
