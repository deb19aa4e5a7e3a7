def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)  #> darken invert threshold.apply
        return value

    return composed


def invert(pixel):
    return 255 - pixel


def darken(pixel):
    return int(pixel * 0.5)


def threshold(limit):
    def apply(pixel):
        return 255 if pixel > limit else 0

    return apply


def choose(kind):
    if kind == "negative":
        return invert
    elif kind == "night":
        return compose(darken, darken)  #> compose
    return threshold(int(kind))  #> threshold


row = [0, 100, 200]
for kind in ("negative", "night", "128"):
    effect = choose(kind)  #> choose
    print(kind, [effect(pixel) for pixel in row])  #> compose.composed invert threshold.apply

print(threshold(50)(60))  #> threshold threshold.apply
print(compose(invert, threshold(99))(12))  #> compose compose.composed threshold
