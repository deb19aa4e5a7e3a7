class Query:
    def __init__(self):
        self.parts = []

    def select(self, *names):
        self.parts.append(('select', names))
        return self

    def where(self, condition):
        self.parts.append(('where', condition))
        return self

    def build(self):
        return Result([self.render(part) for part in self.parts])  #> Query.render Result.__init__

    def render(self, part):
        kind, value = part
        return f'{kind} {value}'


class Result:
    def __init__(self, lines):
        self.lines = lines

    def text(self):
        return ' '.join(self.lines)


Query().select('a').where('b').build().text()  #> Query.__init__ Query.build Query.select Query.where Result.text
query = Query()  #> Query.__init__
query.select('c')  #> Query.select
query.build().text()  #> Query.build Result.text
