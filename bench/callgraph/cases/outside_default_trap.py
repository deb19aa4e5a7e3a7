def plain(x):
    return x


def loud(x):
    return str(x).upper()


style = plain


def show(text, fmt=style, *, end=lambda s: s + "."):
    return end(fmt(text))  #> <lambda> loud plain


style = loud

print(show("one"))  #> show
print(show("two", style))  #> show
print(show("three", end=plain))  #> show
