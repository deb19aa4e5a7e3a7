def square(n):
    return n * n


def cube(n):
    return n * square(n)  #> mathkit.powers.square
