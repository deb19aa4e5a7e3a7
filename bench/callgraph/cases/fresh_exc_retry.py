class Flaky:
    def __init__(self):
        self.left = 2

    def fetch(self):
        self.left -= 1
        if self.left:
            raise self.problem()  #> Flaky.problem
        return 'ok'

    def problem(self):
        return ConnectionError('down')


def backoff(attempt):
    return attempt * 2


def retry(action, on_error, attempts=3):
    for attempt in range(attempts):
        try:
            return action()  #> Flaky.fetch
        except (ConnectionError, TimeoutError) as error:
            on_error(attempt, error)  #> <lambda> log
            backoff(attempt)  #> backoff
    return None


def log(attempt, error):
    return str(error)


retry(Flaky().fetch, log)  #> Flaky.__init__ retry
retry(action=Flaky().fetch, on_error=lambda attempt, error: log(attempt, error))  #> Flaky.__init__ log retry
