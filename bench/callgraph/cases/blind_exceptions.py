class AppError(Exception):
    code = 1
    def __init__(self, msg, *, cause=None):
        super().__init__(msg)
        self.cause = cause
    def render(self):
        return self.describe()  #> AppError.describe NotFound.describe
    def describe(self):
        return str(self)

class NotFound(AppError):
    def describe(self):
        return 'nf'
    @classmethod
    def of(cls, what):
        return cls(what)  #> AppError.__init__

class Timeout(AppError): pass

def find(k):
    if k == 0:
        raise NotFound.of('k')  #> NotFound.of
    if k == 1:
        raise Timeout('t')  #> AppError.__init__
    return cleanup

def cleanup(): pass
def retry(): pass

for k in range(3):
    try:
        fn = find(k)  #> find
    except NotFound as e:
        e.render()  #> AppError.render
    except (Timeout, ValueError) as err:
        err.render()  #> AppError.render
        retry()  #> retry
    else:
        fn()  #> cleanup
    finally:
        cleanup()  #> cleanup

def guard():
    try:
        find(1)  #> find
    except Timeout as exc:
        raise NotFound('x', cause=exc) from exc  #> AppError.__init__

try:
    guard()  #> guard
except AppError as e:
    e.describe()  #> NotFound.describe
    e.cause.render()  #> AppError.render

class Suppress:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        if t is not None:
            self.note(v)  #> Suppress.note
        return True
    def note(self, v): pass

with Suppress() as s:  #> Suppress Suppress.__enter__ Suppress.__exit__
    raise Timeout('z')  #> AppError.__init__
s.note(None)  #> Suppress.note
