from contextlib import contextmanager


def setup():
    return 'up'


def teardown():
    return 'down'


class Session:
    def execute(self):
        return 'ok'

    def commit(self):
        return None

    def rollback(self):
        return None


@contextmanager
def environment():
    setup()  #> setup
    yield
    teardown()  #> teardown


@contextmanager
def transaction(session):
    try:
        yield session
        session.commit()  #> Session.commit
    except ValueError:
        session.rollback()  #> Session.rollback


with environment():  #> environment
    with transaction(Session()) as session:  #> Session transaction
        session.execute()  #> Session.execute
with transaction(Session()) as other:  #> Session transaction
    other.execute()  #> Session.execute
    raise ValueError
