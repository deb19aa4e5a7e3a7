import functools
import operator as op
from .types import Symbol, Env, Closure

SPECIAL = {}


def special(name):
    def register(fn):
        SPECIAL[name] = fn
        return fn
    return register


@special("define")  #> lisp.core.special lisp.core.special.register
def _define(env, name, expr):
    env[name] = evaluate(expr, env)  #> lisp.core.evaluate


@special("if")  #> lisp.core.special lisp.core.special.register
def _if(env, test, yes, no):
    return evaluate(yes if evaluate(test, env) else no, env)  #> lisp.core.evaluate


@special("lambda")  #> lisp.core.special lisp.core.special.register
def _lambda(env, params, body):
    return Closure(params, body, env, evaluate)  #> lisp.types.Closure.__init__


@special("let")  #> lisp.core.special lisp.core.special.register
def _let(env, bindings, body):
    names = [b[0] for b in bindings]
    values = [evaluate(b[1], env) for b in bindings]  #> lisp.core.evaluate
    return evaluate(body, Env(names, values, env))  #> lisp.core.evaluate lisp.types.Env.__init__


@special("quote")  #> lisp.core.special lisp.core.special.register
def _quote(env, x):
    return x


def evaluate(x, env):
    if isinstance(x, Symbol):
        return env.find(x)[x]  #> lisp.types.Env.find
    if not isinstance(x, list):
        return x
    head, *rest = x
    if isinstance(head, Symbol) and head in SPECIAL:
        return SPECIAL[head](env, *rest)  #> lisp.core._define lisp.core._if lisp.core._lambda lisp.core._let
    fn = evaluate(head, env)  #> lisp.core.evaluate
    return fn(*[evaluate(a, env) for a in rest])  #> lisp.core.evaluate lisp.core.lisp_map lisp.core.make_list lisp.core.product lisp.core.standard_env.<lambda> lisp.types.Closure.__call__


def product(*xs):
    return functools.reduce(op.mul, xs, 1)


def lisp_map(f, xs):
    return [f(x) for x in xs]  #> lisp.types.Closure.__call__


def make_list(*xs):
    return list(xs)


def standard_env():
    env = Env()  #> lisp.types.Env.__init__
    env.update({"+": lambda *xs: sum(xs), "-": op.sub, "*": product, "<": op.lt})
    env.update(map=lisp_map, list=make_list)
    return env
