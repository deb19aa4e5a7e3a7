def leaf():
    return 0

def returns_leaf():
    return leaf

def returns_returner():
    return returns_leaf

def chain():
    return returns_returner()()()  #> leaf returns_leaf returns_returner

def recursive(n):
    if n:
        return recursive(n - 1)  #> recursive
    return leaf

def even(n):
    return True if n == 0 else odd(n - 1)  #> odd

def odd(n):
    return False if n == 0 else even(n - 1)  #> even

def main():
    leaf()  #> leaf
    returns_leaf()()  #> leaf returns_leaf
    chain()  #> chain
    recursive(3)()  #> leaf recursive
    even(3)  #> even

(lambda: leaf())()  #> <lambda> leaf
if __name__ == '__main__':
    main()  #> main
[leaf][0]()  #> leaf
(leaf if main else chain)()  #> leaf
