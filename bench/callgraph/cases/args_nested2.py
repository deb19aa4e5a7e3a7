def nested_func(): pass
def param_func(a):
    a()  #> nested_func
def func(a, b):
    a(b)  #> param_func
func(param_func, nested_func)  #> func
