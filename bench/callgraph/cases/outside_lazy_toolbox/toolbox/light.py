def ruler(text):
    return mark(len(text))  #> toolbox.light.mark


def mark(n):
    return "|" + "-" * n + "|"
