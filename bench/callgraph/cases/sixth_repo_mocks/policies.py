def standard(book, who):
    if available(book) <= 0:  #> policies.available
        return "none left"
    return None


def available(book):
    return book["copies"] - len(book["out"])


class Limited:
    def __init__(self, limit):
        self.limit = limit

    def __call__(self, book, who):
        return standard(book, who) or self._over(who)  #> policies.Limited._over policies.standard

    def _over(self, who):
        return f"{who} is over {self.limit}"


def anyone(book, who):
    return ""
