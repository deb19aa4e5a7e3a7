import re

SPEC = re.compile(r'\s*(\d+|.)')


def tokenize(text):
    for match in SPEC.finditer(text):
        yield convert(match.group(1))  #> tokens.convert


def convert(text):
    return int(text) if text.isdigit() else text
