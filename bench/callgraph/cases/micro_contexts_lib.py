from contextlib import contextmanager, ExitStack, closing, suppress, nullcontext
def on(): pass
def off(): pass
class Conn:
    def send(self): pass
    def close(self): off()  #> off
@contextmanager
def conn():
    on()  #> on
    c = Conn()  #> Conn
    try:
        yield c
    finally:
        off()  #> off
with conn() as c:  #> conn
    c.send()  #> Conn.send
with closing(Conn()) as d:  #> Conn Conn.close
    d.send()  #> Conn.send
with ExitStack() as st:  #> off
    e = st.enter_context(conn())  #> conn
    e.send()  #> Conn.send
    st.callback(off)
with suppress(ValueError):
    on()  #> on
with nullcontext(on) as n:
    n()  #> on
@contextmanager
def pick(f):
    yield f
with pick(on) as f:  #> pick
    f()  #> on
with pick(off) as f:  #> pick
    f()  #> off
