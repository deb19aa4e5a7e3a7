def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)  #> factorial


def is_even(n):
    return True if n == 0 else is_odd(n - 1)  #> is_odd


def is_odd(n):
    return False if n == 0 else is_even(n - 1)  #> is_even


def outer(n):
    def helper(k):
        if k == 0:
            return done()  #> outer.done
        return helper(k - 1)  #> outer.helper

    def done():
        return 'done'
    return helper(n)  #> outer.helper


factorial(3)  #> factorial
is_even(4)  #> is_even
outer(2)  #> outer
(lambda n: factorial(n))(2)  #> <lambda> factorial
print(factorial(is_even(2)))  #> factorial is_even
