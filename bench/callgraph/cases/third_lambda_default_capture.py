def emit(value):
    return value


actions = []
for n in range(2):
    actions.append(lambda n=n: emit(n))  #> emit
actions[0]()  #> <lambda>
for action in actions:
    action()  #> <lambda>
square = lambda x: x * x
twice = lambda f: lambda x: f(f(x))  #> <lambda>+1
twice(square)(3)  #> <lambda>+2 <lambda>+2.<lambda>
get = lambda key, table={'e': emit}: table[key]
get('e')(1)  #> <lambda>+3 emit
sort_key = (lambda pair: pair[1])
sorted([(1, 2)], key=sort_key)  #> <lambda>+4
(lambda: emit(5))()  #> <lambda>+5 emit
