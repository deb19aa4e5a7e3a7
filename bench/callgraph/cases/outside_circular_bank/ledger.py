import account

_entries = []
_hooks = {}


def on(kind, fn=None):
    if fn is None:
        return lambda f: on(kind, f)  #> ledger.on
    _hooks.setdefault(kind, []).append(fn)
    return fn


def record(kind, acct, amount=0):
    _entries.append((kind, acct.owner, amount))
    for hook in _hooks.get(kind, ()):
        hook(acct, amount)  #> main.alarm main.small_fee


def transfer(src, dst, amount):
    a, b = account.lookup(src), account.lookup(dst)  #> account.lookup
    a.balance -= amount  #> account.Account.balance
    b.balance += amount  #> account.Account.balance


def statement(owner, fmt=lambda e: "%s %d" % (e[0], e[2])):
    return [fmt(e) for e in _entries if e[1] == owner]  #> ledger.<lambda> main.detailed
