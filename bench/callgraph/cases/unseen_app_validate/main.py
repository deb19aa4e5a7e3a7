from rules import Min, rule
from schema import Schema


@rule  #> rules.rule
def even(n):
    return half(n) * 2 == n  #> main.half


def half(n):
    return n // 2


def plain(value):
    return None


schema = Schema(age=Min(18) & ~Min(65), shoe=even, name=plain)  #> rules.Min.__init__ rules.Rule.__and__ rules.Rule.__invert__ schema.Schema.__init__


@schema.hook('before')  #> schema.Schema.hook schema.Schema.hook.<lambda>
def clean(data):
    return {k: v for k, v in data.items()}


def count(errors):
    return len(errors)


schema.hook('after', count)  #> schema.Schema.hook
schema.validate({'age': 70, 'shoe': 3, 'name': 'x'})  #> schema.Schema.validate
schema.validate({'age': 20, 'shoe': 4, 'name': 'y'})  #> schema.Schema.validate
