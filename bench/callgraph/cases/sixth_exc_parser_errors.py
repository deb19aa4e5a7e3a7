class ConfigError(Exception):
    def __init__(self, line, msg):
        super().__init__(msg)
        self.line = line

    def __str__(self):
        return f"line {self.line}: {super().__str__()}"


class SyntaxProblem(ConfigError):
    def hint(self):
        return "expected key=value"


class TypeProblem(ConfigError):
    def hint(self):
        return "expected a number"


class Unused(ConfigError):
    def hint(self):
        return "never raised"


def parse_line(no, text):
    if "=" not in text:
        raise SyntaxProblem(no, text)  #> ConfigError.__init__
    key, value = text.split("=", 1)
    try:
        return key, int(value)
    except ValueError as e:
        raise wrap(no, e) from e  #> wrap


def wrap(no, err):
    return TypeProblem(no, str(err)[:20])  #> ConfigError.__init__


def parse(lines, on_error):
    out = {}
    for no, text in enumerate(lines, 1):
        try:
            k, v = parse_line(no, text)  #> parse_line
        except (SyntaxProblem, TypeProblem) as problem:
            on_error(problem)  #> strict
        else:
            out[k] = v
        finally:
            tick()  #> tick
    return out


ticks = 0


def tick():
    global ticks
    ticks += 1


problems = []
print(parse(["a=1", "b", "c=x", "d=4"], problems.append))  #> parse
for p in problems:
    print(p, "|", p.hint())  #> ConfigError.__str__ SyntaxProblem.hint TypeProblem.hint


def strict(p):
    raise p


try:
    parse(["oops"], strict)  #> parse
except ConfigError as p:
    print("strict:", p.hint(), ticks)  #> SyntaxProblem.hint
