def label(n):
    return f"common{n}"


def version():
    return label("v1")  #> lab.common.label
