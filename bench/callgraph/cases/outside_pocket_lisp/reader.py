import re

Symbol = type("Symbol", (str,), {"__repr__": lambda self: str(self)})

_lexer = re.Scanner([
    (r"\s+", None),
    (r"[()']", lambda sc, tok: tok),
    (r"-?\d+", lambda sc, tok: int(tok)),
    (r'"[^"]*"', lambda sc, tok: unquote(tok)),  #> reader.unquote
    (r"[^\s()']+", lambda sc, tok: Symbol(tok)),
])


class Text(str):
    pass


def unquote(tok):
    return Text(tok[1:-1])  #> reader.Text


def read_all(source):
    tokens, _ = _lexer.scan(source)  #> reader.<lambda>+1 reader.<lambda>+2 reader.<lambda>+3 reader.<lambda>+4
    stream = iter(tokens)
    for tok in stream:
        yield read_form(tok, stream)  #> reader.read_form


def read_form(tok, stream):
    if tok == "(":
        return list(read_list(stream))  #> reader.read_list
    if tok == "'":
        return [Symbol("quote"), read_form(next(stream), stream)]  #> reader.read_form
    return tok


def read_list(stream):
    for tok in stream:
        if tok == ")":
            return
        yield read_form(tok, stream)  #> reader.read_form
    raise SyntaxError("missing )")
