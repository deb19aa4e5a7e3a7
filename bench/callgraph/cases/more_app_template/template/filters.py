filters = {}


def register(name):
    def decorator(function):
        filters[name] = function
        return function

    return decorator


@register("double")  #> template.filters.register template.filters.register.decorator
def double(value):
    return value * 2


register("text")(lambda value: str(value))  #> template.filters.register template.filters.register.decorator


def apply(value, names):
    for name in names:
        value = filters[name](value)  #> main.shout template.filters.<lambda> template.filters.double
    return value
