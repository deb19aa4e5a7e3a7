def title_is(text):
    def query(note):
        return equal(note.title, text)  #> queries.equal
    return query


def tagged(tag):
    return lambda note: tag in note.tags


def either(*queries):
    def query(note):
        return any(q(note) for q in queries)  #> queries.title_is.query
    return query


def equal(a, b):
    return a == b
