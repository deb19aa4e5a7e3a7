def fast(): return slow()  #> fallback.slow
def slow(): return 1
