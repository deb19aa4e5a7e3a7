class LispError(Exception):
    pass


class Symbol(str):
    pass


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise LispError("unbound: " + name)  #> lisp.types.LispError
        return self.outer.find(name)  #> lisp.types.Env.find


class Closure:
    def __init__(self, params, body, env, evaluator):
        self.params, self.body, self.env = params, body, env
        self.evaluator = evaluator

    def __call__(self, *args):
        return self.evaluator(self.body, Env(self.params, args, self.env))  #> lisp.core.evaluate lisp.types.Env.__init__


def to_text(v):
    if isinstance(v, list):
        return "(" + " ".join(map(to_text, v)) + ")"  #> lisp.types.to_text
    if isinstance(v, LispError):
        return "!! " + str(v)
    if callable(v):
        return "#<procedure>"
    return str(v)
