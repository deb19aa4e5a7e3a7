"""Handlers chosen by exception class from a table living in another module."""
from errors import AppError, Retry
from policy import guarded, on


@on(Retry)  #> policy.on policy.on.register
def again(exc):
    return f"again in {exc.delay()}"  #> errors.Retry.delay


def risky(kind):
    raise kind("boom") if kind is not None else AppError.wrap(ValueError("inner"))  #> errors.AppError.wrap errors.Retry


for kind in (Retry, KeyError, None):
    print(guarded(risky, kind))  #> policy.guarded
print(guarded(len, "fine"))  #> policy.guarded
