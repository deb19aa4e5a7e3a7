from forms import SignupForm, AddressForm
from validation import ValidationError

samples = [
    {"name": "Al", "email": "al@x.org", "age": "30", "address": {"zip": "0150"}},
    {"name": "", "email": "nope", "age": "-4", "address": {"zip": "abc"}},
    {"name": "root", "email": "r@x", "age": "old", "address": {}},
]
for data in samples:
    form = SignupForm(data)  #> validation.core.Form.__init__
    if form.is_valid():  #> validation.core.Form.is_valid
        print("ok", form.cleaned)
    else:
        for field, errs in sorted(form.errors.items()):
            print("  ", field, "; ".join(map(str, errs)))
try:
    AddressForm({"zip": "x"}).require()  #> validation.core.Form.__init__ validation.core.Form.require
except ValidationError as e:
    print("raised", e.code)
