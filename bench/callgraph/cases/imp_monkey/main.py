import lib
def mine(): pass
lib.hook = mine
lib.run()  #> lib.run
lib.C.m = lambda self: mine()  #> main.mine
lib.C().m()  #> main.<lambda> lib.C
lib.C().n()  #> lib.C.n lib.C
