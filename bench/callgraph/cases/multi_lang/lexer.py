import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str

    def is_op(self, *ops):
        return self.kind == "op" and self.text in ops


class Lexer:
    rules = [("number", r"\d+"), ("name", r"[a-z]+"), ("op", r"[-+*/()=;]"), ("space", r"\s+")]

    def __init__(self, text):
        self.text = text
        self.pattern = re.compile("|".join(f"(?P<{k}>{p})" for k, p in self.rules))

    def tokens(self):
        found = []
        for match in self.pattern.finditer(self.text):
            if match.lastgroup != "space":
                found.append(self.make(match))  #> lexer.Lexer.make
        found.append(Token("end", ""))  #> lexer.Token
        return found

    def make(self, match):
        return Token(match.lastgroup, match.group())  #> lexer.Token
