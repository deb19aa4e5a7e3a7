from collections import Counter
from functools import reduce

from .. import command, option
from ..errors import ToolError


def xor(text):
    return reduce(lambda sum_, char: sum_ ^ ord(char), text, 0)  #> toolbelt.commands.words.xor.<lambda>


def add(text):
    return sum(map(ord, text))


ALGORITHMS = {function.__name__: function for function in (xor, add)}


def algorithm(name):
    return ALGORITHMS[name]


@command()  #> toolbelt.registry.command toolbelt.registry.command.add
@option('text')  #> toolbelt.registry.option toolbelt.registry.option.attach
@option('--algorithm', type=algorithm, default='add')  #> toolbelt.registry.option toolbelt.registry.option.attach
def checksum(args):
    """A small number for a text."""
    print(args.algorithm(args.text))  #> toolbelt.commands.words.add toolbelt.commands.words.xor


@command('count')  #> toolbelt.registry.command toolbelt.registry.command.add
@option('words', nargs='+')  #> toolbelt.registry.option toolbelt.registry.option.attach
@option('--top', type=int)  #> toolbelt.registry.option toolbelt.registry.option.attach
def count_words(args):
    if args.top == 0:
        raise ToolError('the top 0 of nothing')  #> toolbelt.errors.ToolError
    for word, n in Counter(args.words).most_common(args.top):
        print(word, n)
