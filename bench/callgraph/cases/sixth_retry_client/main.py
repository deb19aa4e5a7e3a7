from client import ApiClient
from transport import FakeTransport, TimeoutProblem
from retrying import BREAKERS


def show(label, fn, *args):
    try:
        print(label, fn(*args))  #> client.ApiClient.user client.User.__repr__ main.<lambda> retrying.circuit_breaker.__call__.guarded retrying.retry.decorator.wrapper
    except Exception as e:
        print(label, "raised", type(e).__name__, e)  #> transport.TimeoutProblem.__str__


transport = FakeTransport(["fail", "fail", {"id": 1}, "timeout", {"id": 2}, {"items": [1, 2]},  #> transport.FakeTransport.__init__
                           "fail", "fail", "fail", "fail", "fail", "fail"])
api = ApiClient(transport)  #> client.ApiClient.__init__
show("user", api.user, 1)  #> main.show
show("user", api.user, 2)  #> main.show
show("items", lambda: list(api.items()))  #> client.ApiClient.items main.show
show("delete", api.delete, 5)  #> main.show
show("delete", api.delete, 6)  #> main.show
show("delete", api.delete, 7)  #> main.show
print(api.slept, sorted(BREAKERS))
show("direct", api.raw_call, TimeoutProblem)  #> main.show
