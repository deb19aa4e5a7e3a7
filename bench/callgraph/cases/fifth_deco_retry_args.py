"""A parameterised decorator whose parameters are functions themselves."""
import functools

def backoff(attempt):
    delays.append(attempt * 10)


def give_up(func, exc):
    return f"{func.__name__} gave up: {exc}"


def retry(times, *, wait=backoff, fallback):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return func(*args, **kwargs)  #> fetch flaky
                except ConnectionError as exc:
                    error = exc
                    wait(attempt)  #> <lambda> backoff
            return fallback(func, error)  #> give_up
        return wrapper
    return decorate


@retry(2, fallback=give_up)  #> retry retry.decorate
def fetch(url):
    raise ConnectionError(url)


@retry(3, wait=lambda n: delays.append(-n), fallback=give_up)  #> retry retry.decorate
def flaky():
    if len(delays) < 3:
        raise ConnectionError("busy")
    return "ok"


delays = []
print(fetch("a.example"), flaky(), delays)  #> retry.decorate.wrapper
