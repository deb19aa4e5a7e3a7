class NotAllowed(Exception):
    pass


class LibraryService:
    def __init__(self, books, mailer, clock, policy):
        self.books = books
        self.mailer = mailer
        self.clock = clock
        self.policy = policy

    def add(self, title, copies):
        self.books.save({"title": title, "copies": copies, "out": {}})  #> repositories.FileBooks.save repositories.InMemoryBooks.save

    def borrow(self, who, title):
        book = self.books.find(title)  #> main.<lambda> repositories.InMemoryBooks.find
        reason = self.policy(book, who)  #> policies.Limited.__call__ policies.standard
        if reason:
            raise NotAllowed(reason)  #> service.NotAllowed
        book["out"][who] = self.clock.now()  #> fakes.FakeClock.now
        self.books.save(book)  #> repositories.InMemoryBooks.save
        self.mailer.notify(who, f"borrowed {title}")  #> fakes.Spy.__getattr__ fakes.Spy.__getattr__.record

    def give_back(self, who, title):
        book = self.books.find(title)  #> repositories.InMemoryBooks.find
        days = self.clock.now() - book["out"].pop(who)  #> fakes.FakeClock.now
        self.books.save(book)  #> repositories.InMemoryBooks.save
        fine = self._fine(days)  #> service.LibraryService._fine
        if fine:
            self.mailer.bill(who, amount=fine)  #> fakes.Spy.__getattr__ fakes.Spy.__getattr__.record
        return fine

    def _fine(self, days):
        return max(0, days - 30) * 2
