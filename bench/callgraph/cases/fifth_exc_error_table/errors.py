class AppError(Exception):
    @classmethod
    def wrap(cls, inner):
        error = cls("wrapped")  #> errors.AppError errors.Retry
        error.inner = inner
        return error


class Retry(AppError):
    def delay(self):
        return len(self.args[0])
