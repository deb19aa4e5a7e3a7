def p(): pass
def q(): pass
handler = p
def set_handler(h):
    global handler
    handler = h
def run():
    handler()  #> p q
run()  #> run
set_handler(q)  #> set_handler
run()  #> run
def counter():
    step = p
    def advance():
        nonlocal step
        step()  #> p q
        step = q
    advance()  #> counter.advance
    advance()  #> counter.advance
    step()  #> q
counter()  #> counter
