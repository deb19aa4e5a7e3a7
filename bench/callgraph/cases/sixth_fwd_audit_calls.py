LOG = []


def audited(fn, *args, **kwargs):
    LOG.append((fn.__name__, args, tuple(sorted(kwargs))))
    return fn(*args, **kwargs)  #> close net transfer


def transfer(src, dst, amount, memo=""):
    src["balance"] -= amount
    dst["balance"] += amount
    return memo or default_memo(amount)  #> default_memo


def default_memo(amount):
    return "moved %d" % amount


def close(account, *, reason):
    account["closed"] = reason()  #> inactivity
    return account


def inactivity():
    return "inactive"


def fraud():
    return "fraud"


def fan_out(*fns):
    def call(*a, **k):
        return [f(*a, **k) for f in fns]  #> gross net
    return call


def net(a, b):
    return a - b


def gross(a, b):
    return a + b


def forward_first(*args):
    head, *tail = args
    return head(*tail)  #> gross


alice, bob = {"balance": 100}, {"balance": 0}
print(audited(transfer, alice, bob, 30))  #> audited
print(audited(transfer, alice, bob, amount=5, memo="tip"))  #> audited
print(audited(close, bob, reason=inactivity))  #> audited
print(fan_out(net, gross)(alice["balance"], b=5))  #> fan_out fan_out.call
print(forward_first(max, 3, 9, 4), forward_first(gross, 1, 2))  #> forward_first
pair = (net, 10, 4)
print(audited(*pair))  #> audited
print(len(LOG))
