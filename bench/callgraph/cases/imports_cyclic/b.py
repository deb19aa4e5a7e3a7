def late(): pass
def fb():
    import a
    a.helper()  #> a.helper
    from a import helper as h
    h()  #> a.helper
