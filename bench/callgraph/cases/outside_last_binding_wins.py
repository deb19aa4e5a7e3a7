def greet():
    return "first"


early = greet


def greet():
    return "second"


def run(f):
    return f()  #> greet


print(run(early), run(greet))  #> run

greet = lambda: "third"
print(greet())  #> <lambda>


def swap():
    global early, greet
    early, greet = greet, early


swap()  #> swap
print(early(), greet())  #> <lambda> greet
