"""Immediately called lambdas, literals indexed and called, `or` between callables."""


def load_user():
    return {"theme": "dark"}


def load_system():
    return {"theme": "light", "font": "mono"}


def no_op():
    return {}


def first_call(primary, secondary):
    return (primary or secondary)()  #> load_user no_op


config = (lambda base, user: base | user)(load_system(), load_user())  #> <lambda> load_system load_user
print(config)
print({"a": load_user, "b": no_op}["b"](), [load_system, no_op][0]()["font"])  #> load_system no_op
print(first_call(None, no_op), first_call(load_user, None))  #> first_call
square_table = (lambda n: [(lambda k: k * k)(i) for i in range(n)])(4)  #> <lambda>+1 <lambda>+1.<lambda>
print(square_table, (lambda *fs: fs[-1])(no_op, load_user)())  #> <lambda>+2 load_user
