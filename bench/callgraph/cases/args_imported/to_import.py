def func(a):
    a()  #> main.param_func
