def give():
    return work


def work():
    return 1


def run(f):
    return f()  #> <lambda> work


run(give())  #> give run
run(run(lambda: work))  #> run
