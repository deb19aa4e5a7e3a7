def transition(event, source, target):
    def mark(function):
        function.transition = (event, source, target)
        return function

    return mark
