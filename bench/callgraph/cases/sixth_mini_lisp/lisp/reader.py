from .types import Symbol, LispError


def tokenise(src):
    return src.replace("(", " ( ").replace(")", " ) ").split()


def read_all(src):
    tokens = tokenise(src)  #> lisp.reader.tokenise
    while tokens:
        yield read(tokens)  #> lisp.reader.read


def read(tokens):
    tok = tokens.pop(0)
    if tok == "(":
        lst = []
        while tokens[0] != ")":
            lst.append(read(tokens))  #> lisp.reader.read
        tokens.pop(0)
        return lst
    if tok == ")":
        raise LispError("unexpected )")  #> lisp.types.LispError
    return atom(tok)  #> lisp.reader.atom


def atom(tok):
    for conv in (int, float, Symbol):
        try:
            return conv(tok)  #> lisp.types.Symbol
        except ValueError:
            continue
