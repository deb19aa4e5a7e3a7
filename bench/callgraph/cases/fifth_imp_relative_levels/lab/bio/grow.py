from .. import common


def label(n):
    return f"bio{n}"


def run(n):
    return label(n) + common.label(n)  #> lab.bio.grow.label lab.common.label
