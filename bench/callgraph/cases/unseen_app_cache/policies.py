def oldest(data):
    return next(iter(data))


def smallest(data):
    return min(data, key=size_of(data))  #> policies.size_of policies.size_of.measure


def size_of(data):
    def measure(key):
        return len(str(data[key]))
    return measure
