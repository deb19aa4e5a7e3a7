from validation import Form, Field, rule
from validation.rules import Length, OneOf, matches, minimum, required


def to_int(text):
    return int(text)


class AddressForm(Form):  #> validation.core.Form.__init_subclass__
    zip = Field(required, matches(r"\d{4}"))  #> validation.core.Field.__init__ validation.rules.matches


class SignupForm(Form):  #> validation.core.Form.__init_subclass__
    name = Field(required, Length(1, 20), convert=str.strip)  #> validation.core.Field.__init__ validation.rules.Length.__init__
    email = Field(matches(r".+@.+"), convert=lambda s: s.lower())  #> validation.core.Field.__init__ validation.rules.matches
    age = Field(minimum(0), convert=to_int)  #> validation.core.Field.__init__ validation.rules.minimum
    plan = Field(OneOf("free", "pro"), default=lambda: "free")  #> validation.core.Field.__init__ validation.rules.OneOf.__init__
    address = AddressForm.as_field()  #> validation.core.Form.as_field

    @rule  #> validation.core.rule
    def no_root(self, cleaned):
        if cleaned.get("name") == "root":
            return "root is reserved"

    @rule  #> validation.core.rule
    def adults_only(self, cleaned):
        if self._is_minor(cleaned.get("age")):  #> forms.SignupForm._is_minor
            return "too young"

    def _is_minor(self, age):
        return age is not None and age < 18

    def unused_helper(self):
        return self.no_root({})  #> forms.SignupForm.no_root
