from contextlib import suppress, closing


class Connection:
    def close(self):
        self.cleanup()  #> Connection.cleanup

    def cleanup(self):
        return None

    def query(self):
        raise LookupError(self.text())  #> Connection.text

    def text(self):
        return 'nothing'


def fallback():
    return 'fallback'


with suppress(LookupError):
    Connection().query()  #> Connection Connection.query
with closing(Connection()) as connection:  #> Connection Connection.close
    try:
        connection.query()  #> Connection.query
    except (KeyError, LookupError):
        fallback()  #> fallback
try:
    raise ValueError('x')
except ValueError as error:
    handler = {ValueError: fallback}[type(error)]
    handler()  #> fallback
