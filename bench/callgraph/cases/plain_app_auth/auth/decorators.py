import functools

from auth.errors import Forbidden
from auth.state import current


def requires(role):
    def decorator(view):
        @functools.wraps(view)
        def wrapper(request, *args, **kwargs):
            if not request.user.has(role):  #> auth.users.User.has
                raise Forbidden(request.user, role)  #> auth.errors.Forbidden.__init__
            return view(request, *args, **kwargs)  #> main.show main.wipe

        return wrapper

    return decorator


class audited:
    def __init__(self, view):
        self.view = view

    def __call__(self, *args, **kwargs):
        current.log("enter")
        result = self.view(*args, **kwargs)  #> auth.decorators.requires.decorator.wrapper
        current.log(result)
        return result
