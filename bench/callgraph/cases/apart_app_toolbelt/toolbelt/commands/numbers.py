from functools import lru_cache

from toolbelt import command, option
from toolbelt.errors import BadNumber

BASES = {'hex': hex, 'oct': oct, 'dec': str}


@command()  #> toolbelt.registry.command toolbelt.registry.command.add
@option('value')  #> toolbelt.registry.option toolbelt.registry.option.attach
@option('--to', default='dec', choices=list(BASES))  #> toolbelt.registry.option toolbelt.registry.option.attach
def convert(args):
    """Write a number in another base."""
    print(BASES[args.to](_parse(args.value)))  #> toolbelt.commands.numbers._parse


def _parse(text):
    try:
        return int(text, 0)
    except ValueError:
        raise BadNumber(text)  #> toolbelt.errors.BadNumber


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)  #> toolbelt.commands.numbers.fibonacci


@command('fib')  #> toolbelt.registry.command toolbelt.registry.command.add
@option('n', type=int)  #> toolbelt.registry.option toolbelt.registry.option.attach
def show_fibonacci(args):
    print(fibonacci(args.n))  #> toolbelt.commands.numbers.fibonacci
    print(fibonacci.cache_info().misses)
