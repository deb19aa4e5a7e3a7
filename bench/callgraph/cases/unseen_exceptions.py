class AppError(Exception):
    def __init__(self, message, retry=None):
        super().__init__(message)
        self.retry = retry
    def handle(self):
        return report(self)  #> report
class NotFound(AppError):
    def handle(self):
        return super().handle()  #> AppError.handle
class Quiet(Exception):
    pass
def report(error):
    return str(error)
def again():
    return 'again'
def risky(n):
    if n == 0:
        raise NotFound('zero', retry=again)  #> AppError.__init__
    if n == 1:
        raise AppError('one', again)  #> AppError.__init__
    if n == 2:
        raise Quiet  #> Quiet
    return report(n)  #> report
def guarded(n):
    try:
        risky(n)  #> risky
    except NotFound as error:
        error.handle()  #> NotFound.handle
        error.retry()  #> again
    except AppError as error:
        error.handle()  #> AppError.handle
    except (Quiet, ValueError) as error:
        report(error)  #> report
    else:
        again()  #> again
    finally:
        cleanup()  #> cleanup
def cleanup():
    pass
for n in range(4):
    guarded(n)  #> guarded
try:
    try:
        {}['x']
    except KeyError as e:
        raise AppError('wrapped') from e  #> AppError.__init__
except AppError as wrapped:
    wrapped.handle()  #> AppError.handle
    report(wrapped.__cause__)  #> report
