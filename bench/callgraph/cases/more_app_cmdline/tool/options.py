from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Option:
    name: str
    convert: Callable = str
    checks: list = field(default_factory=list)

    def read(self, text):
        value = self.convert(text)  #> tool.options.integer
        return value


class Parser:
    def __init__(self, *options):
        self.options = list(options)

    def parse(self, argv):
        return {option.name: option.read(text) for option, text in zip(self.options, argv)}  #> tool.options.Option.read


def integer(text):
    return int(text, 10)
