from functools import partial
from retrying import retry, circuit_breaker, constant
from transport import TransportError


class ApiClient:
    def __init__(self, transport):
        self.transport = transport
        self.slept = []

    def sleep(self, n):
        self.slept.append(n)

    @retry(3, on=(TransportError,))  #> retrying.retry retrying.retry.decorator
    def _get(self, path):
        return self.transport.send("GET", path)  #> transport.FakeTransport.send

    def user(self, n):
        return User(**self._get(f"/u/{n}"))  #> client.User.__init__ retrying.retry.decorator.wrapper

    def items(self):
        yield from self._get("/items")["items"]  #> retrying.retry.decorator.wrapper

    @circuit_breaker(limit=2)  #> retrying.circuit_breaker.__call__ retrying.circuit_breaker.__init__
    @retry(2, backoff=partial(constant, 9))  #> retrying.retry retrying.retry.decorator
    def delete(self, n):
        return self.transport.send("DELETE", "/%d" % n)  #> transport.FakeTransport.send

    @retry(2, sleep=lambda n: print("zz", n))  #> retrying.retry retrying.retry.decorator
    def raw_call(self, exc_type):
        raise exc_type()  #> transport.TimeoutProblem


class User:
    def __init__(self, id):
        self.id = id

    def __repr__(self):
        return "User#%s" % self.id
