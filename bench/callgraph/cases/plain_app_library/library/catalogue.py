from .errors import NotFound
from .people import Loan


class Catalogue:
    def __init__(self):
        self.books = {}
        self.loans = []

    def add(self, title, author):
        self.books[title] = author

    def lend(self, title, member):
        self._check(title)  #> library.catalogue.Catalogue._check
        loan = Loan(title, member)  #> library.people.Loan
        member.take(loan)  #> library.people.Member.take
        self.loans.append(loan)
        return loan

    def _check(self, title):
        if title not in self.books:
            raise NotFound(title)  #> library.errors.NotFound.__init__

    def members(self):
        return [loan.member for loan in self.loans]
