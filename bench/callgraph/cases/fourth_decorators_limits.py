from functools import wraps


def clamp(low, high):
    def decorate(function):
        @wraps(function)
        def wrapper(*args):
            value = function(*args)  #> brighten percent
            return within(value, low, high)  #> within

        return wrapper

    return decorate


def within(value, low, high):
    return max(low, min(high, value))


@clamp(0, 255)  #> clamp clamp.decorate
def brighten(channel, amount):
    return channel + amount


@clamp(0, 100)  #> clamp clamp.decorate
def percent(part, whole):
    return ratio(part, whole) * 100  #> ratio


def ratio(part, whole):
    return part / whole


pixel = [brighten(channel, 60) for channel in (10, 200, 250)]  #> clamp.decorate.wrapper
print(pixel, percent(3, 2))  #> clamp.decorate.wrapper
