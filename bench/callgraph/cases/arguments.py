def a(): ...
def b(): ...
def call(f):
    f()  #> a
call(a)  #> call
def call_keyword(*, f):
    f()  #> b
call_keyword(f=b)  #> call_keyword
def call_default(f=a):
    f()  #> a
call_default()  #> call_default
def relay(f):
    call_relayed(f)  #> call_relayed
def call_relayed(f):
    f()  #> b
relay(b)  #> relay
def call_both(f):
    f()  #> a b
call_both(a)  #> call_both
call_both(b)  #> call_both
def nested(f):
    def inner():
        f()  #> a
    inner()  #> nested.inner
nested(a)  #> nested
def same(f):
    return f
same(a)()  #> same a
same(b)()  #> same b
