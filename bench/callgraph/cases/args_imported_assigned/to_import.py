def func(a):
    b = a
    b()  #> main.param_func
