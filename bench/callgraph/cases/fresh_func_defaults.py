def shout(text):
    return text.upper()


def quiet(text):
    return text.lower()


def say(text, style=shout, *, finish=None):
    result = style(text)  #> quiet shout
    if finish is not None:
        finish(result)  #> shout
    return result


def outer(action=lambda: quiet('x')):  #> quiet
    return action()  #> <lambda> <lambda>+1


say('a')  #> say
say('b', quiet)  #> say
say('c', finish=print)  #> say
say('d', style=quiet, finish=shout)  #> say
outer()  #> outer
outer(lambda: shout('y'))  #> outer shout
say.__defaults__
