def apply(func, *args, **kwargs):
    return func(*args, **kwargs)  #> one pair show two


def show(text, upper=False):
    return text.upper() if upper else text


def pair(first, second):
    return first(), second()  #> one two


def one():
    return 1


def two():
    return 2


apply(show, 'a')  #> apply
apply(show, 'b', upper=True)  #> apply
apply(pair, one, two)  #> apply
apply(pair, second=one, first=two)  #> apply
functions = [one, two]
pair(*functions)  #> pair
named = {'first': two, 'second': one}
pair(**named)  #> pair
head, *tail = functions
apply(head)  #> apply
apply(tail[0])  #> apply
