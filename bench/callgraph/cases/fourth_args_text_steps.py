import re


def strip_tags(text):
    return re.sub(r"<[^>]+>", "", text)


def collapse_spaces(text):
    return " ".join(text.split())


def shorten(text):
    return text[:20]


def shout(text):
    return text.upper()


def run(text, *steps):
    for step in steps:
        text = step(text)  #> collapse_spaces shorten shout strip_tags
    return text


def clean(text, *extra):
    return run(text, strip_tags, collapse_spaces, *extra)  #> run


page = "<p>The   quick <b>brown</b> fox\n jumps over</p>"
print(clean(page))  #> clean
print(clean(page, shorten))  #> clean

loud = [shorten, shout]
print(clean(page, *loud))  #> clean
