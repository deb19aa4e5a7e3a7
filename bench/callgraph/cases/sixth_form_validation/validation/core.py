class ValidationError(Exception):
    def __init__(self, msg, code="invalid"):
        super().__init__(msg)
        self.code = code


def rule(fn):
    fn._is_rule = True
    return fn


class Field:
    def __init__(self, *validators, convert=None, default=None):
        self.validators = validators
        self.convert = convert
        self.default = default

    def clean(self, raw):
        if raw is None and self.default is not None:
            raw = self.default()  #> forms.SignupForm.<lambda>+1
        value = self._convert(raw)  #> validation.core.Field._convert
        errors = []
        for v in self.validators:
            try:
                v(value)  #> validation.rules.Length.__call__ validation.rules.OneOf.__call__ validation.rules.matches.check validation.rules.minimum.<lambda> validation.rules.required
            except ValidationError as e:
                errors.append(e)
        return value, errors

    def _convert(self, raw):
        if self.convert is None or raw is None:
            return raw
        try:
            return self.convert(raw)  #> forms.SignupForm.<lambda> forms.to_int
        except ValueError:
            return None


class SubForm(Field):
    def __init__(self, form_class):
        super().__init__()  #> validation.core.Field.__init__
        self.form_class = form_class

    def clean(self, raw):
        form = self.form_class(raw or {})  #> validation.core.Form.__init__
        ok = form.is_valid()  #> validation.core.Form.is_valid
        return form.cleaned, [] if ok else form.all_errors()  #> validation.core.Form.all_errors


class Form:
    _fields: dict
    _rules: list

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls._fields = {k: v for k, v in vars(cls).items() if isinstance(v, Field)}
        cls._rules = [v for v in vars(cls).values() if getattr(v, "_is_rule", False)]

    def __init__(self, data):
        self.data = data
        self.cleaned = {}
        self.errors = {}

    @classmethod
    def as_field(cls):
        return SubForm(cls)  #> validation.core.SubForm.__init__

    def is_valid(self):
        for name, field in self._fields.items():
            value, errs = field.clean(self.data.get(name))  #> validation.core.Field.clean validation.core.SubForm.clean
            self.cleaned[name] = value
            if errs:
                self.errors[name] = errs
        for check in self._rules:
            msg = check(self, self.cleaned)  #> forms.SignupForm.adults_only forms.SignupForm.no_root
            if msg:
                self.errors.setdefault("__all__", []).append(msg)
        return not self.errors

    def all_errors(self):
        return [e for errs in self.errors.values() for e in errs]

    def require(self):
        if not self.is_valid():  #> validation.core.Form.is_valid
            raise self.all_errors()[0]  #> validation.core.Form.all_errors
