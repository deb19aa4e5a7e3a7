def fast(): return 1
def slow(): return 2
def choose(mode):
    if mode == 'fast':
        return fast
    if mode == 'slow':
        return slow
    return None
choose('fast')()  #> choose fast
choose('slow')()  #> choose slow
def start(flag=True):
    if flag:
        return fast()  #> fast
    return slow()  #> slow
start()  #> start
start(False)  #> start
def tag(kind):
    return {'f': fast, 's': slow}[kind]
tag('f')()  #> fast tag
tag('s')()  #> slow tag
