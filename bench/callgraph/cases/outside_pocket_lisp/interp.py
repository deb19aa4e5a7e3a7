from env import Env
from reader import Symbol

SPECIAL = {}


def special(name):
    def keep(fn):
        SPECIAL[name] = fn
        return fn
    return keep


class Closure:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        return evaluate(self.body, Env(self.params, args, self.env))  #> env.Env.__init__ interp.evaluate


class Macro(Closure):
    def expand(self, forms):
        return self(*forms)  #> interp.Closure.__call__


@special("quote")  #> interp.special interp.special.keep
def do_quote(env, form):
    return form


@special("if")  #> interp.special interp.special.keep
def do_if(env, test, yes, no=None):
    return evaluate(yes if evaluate(test, env) else no, env)  #> interp.evaluate


@special("define")  #> interp.special interp.special.keep
def do_define(env, name, value):
    env[name] = evaluate(value, env)  #> interp.evaluate


@special("lambda")  #> interp.special interp.special.keep
def do_lambda(env, params, body):
    return Closure(params, body, env)  #> interp.Closure.__init__


@special("macro")  #> interp.special interp.special.keep
def do_macro(env, name, params, body):
    env[name] = Macro(params, body, env)  #> interp.Closure.__init__


@special("let")  #> interp.special interp.special.keep
def do_let(env, pairs, body):
    inner = Env([k for k, _ in pairs], [evaluate(v, env) for _, v in pairs], env)  #> env.Env.__init__ interp.evaluate
    return evaluate(body, inner)  #> interp.evaluate


def evaluate(form, env):
    if isinstance(form, Symbol):
        return env[form]  #> env.Env.__missing__
    if not isinstance(form, list):
        return form
    head, *rest = form
    if isinstance(head, Symbol) and head in SPECIAL:
        return SPECIAL[head](env, *rest)  #> interp.do_define interp.do_if interp.do_lambda interp.do_let interp.do_macro interp.do_quote
    fn = evaluate(head, env)  #> interp.evaluate
    if isinstance(fn, Macro):
        return evaluate(fn.expand(rest), env)  #> interp.Macro.expand interp.evaluate
    return fn(*[evaluate(arg, env) for arg in rest])  #> env.cons env.fold env.standard_env.<lambda> env.standard_env.<lambda>+1 env.standard_env.<lambda>+2 env.variadic.<lambda> interp.Closure.__call__ interp.evaluate main.host


def to_string(value):
    if isinstance(value, list):
        return "(" + " ".join(map(to_string, value)) + ")"  #> interp.to_string
    if isinstance(value, bool):
        return "#t" if value else "#f"
    return "<fn>" if callable(value) else str(value)
