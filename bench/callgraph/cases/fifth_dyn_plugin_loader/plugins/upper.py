def transform(text):
    return text.upper()


def describe():
    return "makes " + transform("upper")  #> plugins.upper.transform
