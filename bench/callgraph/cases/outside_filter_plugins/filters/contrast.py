from functools import partial


def stretch(row, amount=2):
    mid = centre(row)  #> filters.contrast.centre
    return [clamp(mid + (v - mid) * amount) for v in row]  #> filters.contrast.clamp


def centre(row):
    return (min(row) + max(row)) // 2


def clamp(v):
    return max(0, min(255, v))


def setup(add):
    add("contrast", stretch)
    add("harsh", partial(stretch, amount=10))
