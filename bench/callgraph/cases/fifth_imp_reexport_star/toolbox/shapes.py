from .text.helpers import lower


def rectangle(w, h):
    return f"{w * h} {lower('CM')}"  #> toolbox.text.helpers.lower
