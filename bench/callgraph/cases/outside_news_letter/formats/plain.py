import textwrap


def bullet(text):
    return "- " + text


def underline(text, char="="):
    return text + "\n" + char * len(text)


def wrap(text, width=30):
    return textwrap.fill(_squash(text), width)  #> formats.plain._squash


def _squash(text):
    return " ".join(text.split())
