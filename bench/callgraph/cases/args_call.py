def param_func(): pass
def func(a):
    a()  #> param_func
func(param_func)  #> func
