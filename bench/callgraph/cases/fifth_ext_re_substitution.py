"""re.sub with functions, bound methods and lambdas; a Scanner-like table."""
import re


class Template:
    pattern = re.compile(r"\{(\w+)\}")

    def __init__(self, values):
        self.values = values

    def fill(self, text):
        return self.pattern.sub(self._value, text)  #> Template._value

    def _value(self, match):
        return str(self.values.get(match[1], self.fallback(match)))  #> Template.fallback

    def fallback(self, match):
        return match.group(0)


def bump(match):
    return str(int(match.group()) + 1)


def on_word(scanner, token):
    return ("word", token)


def on_number(scanner, token):
    return ("num", int(token))


print(Template({"who": "Ann"}).fill("{who} and {other}"))  #> Template.__init__ Template.fill
print(re.sub(r"\d+", bump, "a1 b9"), re.subn("[aeiou]", lambda m: m[0] * 2, "queue", count=2))  #> <lambda> bump
scanner = re.Scanner([(r"[a-z]+", on_word), (r"\d+", on_number), (r"\s+", None)])
print(scanner.scan("ab 12")[0])  #> on_number on_word
