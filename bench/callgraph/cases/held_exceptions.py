class AppError(Exception):
    def __init__(self, msg):
        super().__init__(msg)
        self.msg = msg

    def describe(self):
        return self.msg

class NetError(AppError):
    def describe(self):
        return 'net'

    def retry(self):
        pass

class DbError(AppError):
    pass

def cleanup():
    pass

def fail_net():
    raise NetError('x')  #> AppError.__init__

def fail_db():
    raise DbError('y')  #> AppError.__init__

def ok():
    return 1

def run(job):
    try:
        job()  #> fail_db fail_net ok
    except NetError as e:
        e.retry()  #> NetError.retry
        e.describe()  #> NetError.describe
    except AppError as e:
        e.describe()  #> AppError.describe
    else:
        ok()  #> ok
    finally:
        cleanup()  #> cleanup

run(fail_net)  #> run
run(fail_db)  #> run
run(ok)  #> run
try:
    raise NetError('z')  #> AppError.__init__
except (NetError, DbError) as err:
    err.describe()  #> NetError.describe
try:
    try:
        fail_db()  #> fail_db
    except DbError as inner:
        raise NetError('w') from inner  #> AppError.__init__
except NetError as outer:
    outer.__cause__
    outer.retry()  #> NetError.retry

class Guard:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        self.on_exit(v)  #> Guard.on_exit
        return True

    def on_exit(self, v):
        pass

with Guard() as g:  #> Guard Guard.__enter__ Guard.__exit__
    raise AppError('q')  #> AppError.__init__
errors = []
try:
    fail_net()  #> fail_net
except AppError as e:
    errors.append(e)
errors[0].describe()  #> NetError.describe
