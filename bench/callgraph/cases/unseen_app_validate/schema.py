from rules import Rule


class Schema:
    def __init__(self, **fields):
        self.fields = fields
        self.hooks = {'before': [], 'after': []}

    def hook(self, when, fn=None):
        if fn is None:
            return lambda f: self.hook(when, f)  #> schema.Schema.hook
        self.hooks[when].append(fn)
        return fn

    def validate(self, data):
        for fn in self.hooks['before']:
            data = fn(data)  #> main.clean
        errors = dict(self._errors(data))  #> schema.Schema._errors
        for fn in self.hooks['after']:
            fn(errors)  #> main.count
        return errors

    def _errors(self, data):
        for name, check in self.fields.items():
            error = check(data.get(name))  #> main.plain rules.Rule.__call__
            if error:
                yield name, error
