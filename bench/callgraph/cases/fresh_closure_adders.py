def make_adder(n):
    def add(x):
        return combine(n, x)  #> combine
    return add


def combine(a, b):
    return a + b


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)  #> make_adder.add
        return value
    return composed


def logger(prefix, sink):
    def log(message):
        return sink(prefix + message)  #> to_list to_none
    return log


def to_list(text):
    return [text]


def to_none(text):
    return None


add_two = make_adder(2)  #> make_adder
add_two(1)  #> make_adder.add
compose(add_two, make_adder(3))(1)  #> compose compose.composed make_adder
info = logger('i', to_list)  #> logger
warn = logger('w', to_none)  #> logger
info('x')  #> logger.log
warn('y')  #> logger.log
