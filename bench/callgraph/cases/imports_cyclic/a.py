import b
def fa():
    b.fb()  #> b.fb
def helper(): pass
CB = b.late
