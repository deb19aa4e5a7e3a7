from typing import Callable, Iterable

Step = Callable[[str], str]


def strip(s: str) -> str:
    return s.strip()


def collapse(s: str) -> str:
    return " ".join(s.split())


def title(s: str) -> str:
    return s.title()


def redact(s: str) -> str:
    return s.replace("Secret", "******")


DEFAULT: list[Step] = [strip, collapse]
EXTRA = (title, redact)


class Pipeline:
    def __init__(self, steps: Iterable[Step] = ()):
        self.steps = list(steps) or list(DEFAULT)

    def add(self, step: Step, at: int | None = None) -> "Pipeline":
        if at is None:
            self.steps.append(step)
        else:
            self.steps.insert(at, step)
        return self

    def __call__(self, s: str) -> str:
        for step in self.steps:
            s = step(s)  #> bang collapse redact strip title
        return s

    def __or__(self, step: Step) -> "Pipeline":
        return Pipeline([*self.steps, step])  #> Pipeline.__init__


def bang(s):
    return s + "!"


pipe = Pipeline().add(EXTRA[0]).add(EXTRA[-1])  #> Pipeline.__init__ Pipeline.add
print(pipe("  my   secret  plan "))  #> Pipeline.__call__
print((pipe | bang)("ok   then"))  #> Pipeline.__call__ Pipeline.__or__
table = [[len, strip], [bang]]
print(table[0][1](" x "), table[1][0]("y"))  #> bang strip
last = DEFAULT.pop()
print(last("a  b"), [f("q ") for f in DEFAULT + [bang]])  #> bang collapse strip
