"""Functions collected by *steps, some coming from an unpacked tuple."""


def strip_all(text):
    return text.strip()


def collapse(text):
    return " ".join(text.split())


def title(text):
    return text.title()


def exclaim(text):
    return text + "!"


def clean(text, first, *steps, last):
    text = first(text)  #> strip_all
    for step in steps:
        text = step(text)  #> collapse title
    return last(text)  #> exclaim


def clean_default(*texts):
    head, tail = COMMON[0], COMMON[1:]
    return [clean(t, head, *tail, last=exclaim) for t in texts]  #> clean


COMMON = (strip_all, collapse)
print(clean_default("  hello   there ", "a  b"))  #> clean_default
print(clean(" x  y ", *COMMON, title, last=len))  #> clean
