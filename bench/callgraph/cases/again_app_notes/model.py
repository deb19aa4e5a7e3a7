class Note:
    def __init__(self, title, body=''):
        self.title = title
        self.body = body
        self.tags = []

    def tag(self, *names):
        for name in names:
            self.tags.append(clean(name))  #> model.clean
        return self

    def matches(self, query):
        return query(self)  #> queries.either.query


class Pinned(Note):
    def matches(self, query):
        return True or super().matches(query)  #> model.Note.matches


def clean(name):
    return name.strip().lower()
