import functools

BREAKERS = {}


class CircuitOpen(Exception):
    pass


def exponential(base=1, factor=2):
    delay = base
    while True:
        yield delay
        delay *= factor


def constant(n):
    while True:
        yield n


def retry(times, *, on=(Exception,), backoff=exponential, sleep=None):
    def decorator(fn):
        @functools.wraps(fn)
        def wrapper(self, *args, **kwargs):
            delays = backoff()  #> retrying.constant retrying.exponential
            do_sleep = sleep or self.sleep
            for attempt in range(1, times + 1):
                try:
                    return fn(self, *args, **kwargs)  #> client.ApiClient._get client.ApiClient.delete client.ApiClient.raw_call
                except on as exc:
                    if attempt == times or not is_retryable(exc):  #> retrying.is_retryable
                        raise
                    do_sleep(next(delays))  #> client.ApiClient.<lambda> client.ApiClient.sleep
        return wrapper
    return decorator


def is_retryable(exc):
    return getattr(exc, "retryable", False)


class circuit_breaker:
    def __init__(self, limit):
        self.limit = limit
        self.failures = 0

    def __call__(self, fn):
        BREAKERS[fn.__name__] = self

        @functools.wraps(fn)
        def guarded(*a, **k):
            self.before()  #> retrying.circuit_breaker.before
            try:
                result = fn(*a, **k)  #> retrying.retry.decorator.wrapper
            except Exception:
                self.failed()  #> retrying.circuit_breaker.failed
                raise
            self.reset()  #> retrying.circuit_breaker.reset
            return result
        return guarded

    def before(self):
        if self.failures >= self.limit:
            raise CircuitOpen("open")  #> retrying.CircuitOpen

    def failed(self):
        self.failures += 1

    def reset(self):
        self.failures = 0
