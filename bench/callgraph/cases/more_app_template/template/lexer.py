import re

PATTERN = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}")


def tokenize(source):
    position = 0
    for match in PATTERN.finditer(source):
        if match.start() > position:
            yield "text", source[position:match.start()]
        if match.group(1) is not None:
            yield "var", match.group(1).strip()
        else:
            yield "tag", match.group(2).strip()
        position = match.end()
    yield "text", source[position:]
