import auth
from auth.backends import TokenBackend
from auth.decorators import requires, audited
from auth.session import session_scope


@requires("admin")  #> auth.decorators.requires auth.decorators.requires.decorator
def wipe(request):
    return f"wiped by {request.user.label()}"  #> auth.users.User.label


@audited  #> auth.decorators.audited.__init__
@requires("reader")  #> auth.decorators.requires auth.decorators.requires.decorator
def show(request, what):
    return render(what)  #> main.render


def render(what):
    return f"<{what}>"


def visit():
    with session_scope(token="x") as request:  #> auth.session.session_scope.__enter__ auth.session.session_scope.__exit__ auth.session.session_scope.__init__
        return request.user.has("reader")  #> auth.users.Anonymous.has


auth.configure(TokenBackend({"t1": "ann"}), log=print)  #> auth.backends.TokenBackend.__init__ auth.configure
with session_scope(token="t1") as request:  #> auth.session.session_scope.__enter__ auth.session.session_scope.__exit__ auth.session.session_scope.__init__
    request.user.grant("reader")  #> auth.users.User.grant
    print(show(request, "page"))  #> auth.decorators.audited.__call__
    try:
        wipe(request)  #> auth.decorators.requires.decorator.wrapper
    except auth.Forbidden as error:
        print(error.user.label())  #> auth.users.User.label
    request.user.grant("admin")  #> auth.users.User.grant
    print(wipe(request))  #> auth.decorators.requires.decorator.wrapper
print(visit())  #> main.visit
