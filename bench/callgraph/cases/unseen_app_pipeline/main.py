from readers import Reader
from stages import Filter, Group, Map


def number(row):
    return {**row, 'n': parse(row['n'])}  #> main.parse


def parse(text):
    return int(text)


def positive(row):
    return row['n'] >= 0


def summarise(rows):
    return best(rows)['name']  #> main.best


def best(rows):
    return max(rows, key=lambda r: weight(r))  #> main.best.<lambda> main.weight


def weight(row):
    return row['n']


pipeline = Map(number) | Filter(positive) | Group(lambda r: r['name'][0], summarise)  #> stages.Filter.__init__ stages.Group.__init__ stages.Map.__init__ stages.Stage.__or__
for name, text in [('a.csv', 'name,n\nann,3\nbob,4\n'), ('b.txt', 'cid\ndan')]:
    result = pipeline(Reader.open(name, text))  #> readers.Reader.open stages.Stage.__call__
