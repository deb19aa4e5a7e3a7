class E(Exception):
    def __init__(self, msg=''):
        super().__init__(msg)
    def describe(self): pass
class E2(E):
    def describe(self): pass
def fail(): raise E('x')  #> E.__init__
def fail2(): raise E2  #> E.__init__
def cleanup(): pass
def other(): pass
try:
    fail()  #> fail
except E as e:
    e.describe()  #> E.describe
finally:
    cleanup()  #> cleanup
try:
    fail2()  #> fail2
except (E2, KeyError) as e:
    e.describe()  #> E2.describe
try:
    pass
except Exception:
    other()
else:
    other()  #> other
def wrap():
    try:
        fail()  #> fail
    except E as e:
        raise RuntimeError() from e
try:
    wrap()  #> wrap
except RuntimeError as r:
    r.__cause__
err = E('m')  #> E.__init__
err.describe()  #> E.describe
def reraise():
    try:
        fail2()  #> fail2
    except E2 as x:
        x.describe()  #> E2.describe
        raise
try:
    reraise()  #> reraise
except E as y:
    y.describe()  #> E2.describe
CATCH = (E, ValueError)
try:
    fail()  #> fail
except CATCH as z:
    z.describe()  #> E.describe
def ret():
    try:
        return cleanup
    finally:
        other()  #> other
ret()()  #> cleanup ret
try:
    raise ExceptionGroup('g', [E('a')])  #> E.__init__
except* E as eg:
    eg.exceptions[0].describe()  #> E.describe
with_suppress = E
try:
    raise with_suppress('q')  #> E.__init__
except E as w:
    w.describe()  #> E.describe
