def target(cb): 
    cb()  #> a b
def a(): pass
def b(): pass
def forward(*args, **kwargs):
    return target(*args, **kwargs)  #> target
forward(a)  #> forward
forward(cb=b)  #> forward
def call(fn, *args, **kwargs):
    return fn(*args, **kwargs)  #> a target
call(target, a)  #> call
call(a)  #> call
