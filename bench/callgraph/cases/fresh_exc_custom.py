class AppError(Exception):
    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code

    def report(self):
        return self.describe()  #> AppError.describe NotFound.describe

    def describe(self):
        return str(self.code)


class NotFound(AppError):
    def describe(self):
        return 'missing'


def find(key):
    if key is None:
        raise NotFound(key)  #> AppError.__init__
    return key


def cleanup():
    return None


def lookup(key):
    try:
        return find(key)  #> find
    except NotFound as error:
        error.report()  #> AppError.report
        raise AppError('wrapped', code=2) from error  #> AppError.__init__
    finally:
        cleanup()  #> cleanup


try:
    lookup(None)  #> lookup
except AppError as error:
    error.report()  #> AppError.report
else:
    cleanup()  #> cleanup
lookup('a')  #> lookup
