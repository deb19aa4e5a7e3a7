def echo(value):
    return value


def add(left, right):
    return left + right


METHODS = {function.__name__: function for function in (echo, add)}


def dispatch(message):
    return METHODS[message["method"]](*message["args"])  #> lib.server.add lib.server.echo
