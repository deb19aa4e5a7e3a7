class AppError(Exception):
    def __init__(self, message, handler=None):
        super().__init__(message)
        self.handler = handler

    def recover(self):
        if self.handler:
            return self.handler()  #> restart
        return None

    def __str__(self):
        return "app"


class Fatal(AppError):
    def recover(self):
        return cleanup()  #> cleanup


class Missing(KeyError):
    def name(self):
        return self.args[0]


def cleanup():
    return 0


def restart():
    return 1


def fail(kind):
    if kind == "fatal":
        raise Fatal("x")  #> AppError.__init__
    if kind == "missing":
        raise Missing("y")  #> Missing
    raise AppError("z", restart)  #> AppError.__init__


def attempt(kind):
    try:
        fail(kind)  #> fail
    except Fatal as error:
        error.recover()  #> Fatal.recover
        print(error)  #> AppError.__str__
    except (Missing, IndexError) as error:
        error.name()  #> Missing.name
    except AppError as error:
        error.recover()  #> AppError.recover
    else:
        never()
    finally:
        done()  #> done


def never():
    pass


def done():
    pass


class Guard:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None:
            self.log(error)  #> Guard.log
        return self.swallow(kind)  #> <lambda>

    def log(self, error):
        error.recover()  #> Fatal.recover


attempt("fatal")  #> attempt
attempt("missing")  #> attempt
attempt("other")  #> attempt
with Guard(lambda kind: True) as guard:  #> Guard.__enter__ Guard.__exit__ Guard.__init__
    fail("fatal")  #> fail
try:
    try:
        fail("other")  #> fail
    except AppError as inner:
        raise Fatal("again") from inner  #> AppError.__init__
except Fatal as outer:
    outer.recover()  #> Fatal.recover
    outer.__cause__.recover()  #> AppError.recover
try:
    raise Missing  #> Missing
except KeyError as error:
    cleanup()  #> cleanup
errors = []
for kind in ("fatal", "other"):
    try:
        fail(kind)  #> fail
    except AppError as error:
        errors.append(error)
for error in errors:
    error.recover()  #> AppError.recover Fatal.recover


def walk():
    try:
        return restart()  #> restart
    finally:
        cleanup()  #> cleanup


walk()  #> walk
