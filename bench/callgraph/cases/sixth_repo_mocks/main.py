from service import LibraryService, NotAllowed
from repositories import InMemoryBooks, FileBooks
from fakes import Spy, Stub, FakeClock
import policies

books = InMemoryBooks()  #> repositories.InMemoryBooks.__init__
mailer = Spy("mailer")  #> fakes.Spy.__init__
clock = FakeClock(10)  #> fakes.FakeClock.__init__
svc = LibraryService(books, mailer, clock, policy=policies.standard)  #> service.LibraryService.__init__

svc.add("Dune", copies=1)  #> service.LibraryService.add
svc.borrow("ann", "Dune")  #> service.LibraryService.borrow
try:
    svc.borrow("bob", "Dune")  #> service.LibraryService.borrow
except NotAllowed as e:
    print("no:", e)
clock.tick(40)  #> fakes.FakeClock.tick
print(svc.give_back("ann", "Dune"))  #> service.LibraryService.give_back
print(mailer.calls)

strict = LibraryService(Stub(find=lambda t: {"title": t, "copies": 9, "out": {}}, save=None),  #> fakes.Stub.__init__ service.LibraryService.__init__
                        Spy("m2"), clock, policies.Limited(0))  #> fakes.Spy.__init__ policies.Limited.__init__
try:
    strict.borrow("zed", "Any")  #> service.LibraryService.borrow
except NotAllowed as e:
    print("no:", e)

with FileBooks() as fb:  #> repositories.FileBooks repositories.FileBooks.__enter__ repositories.FileBooks.__exit__
    LibraryService(fb, mailer, clock, policies.standard).add("Ubik", 2)  #> service.LibraryService.__init__ service.LibraryService.add
    print(fb.find("Ubik")["copies"])  #> repositories.FileBooks.find
print(mailer.called("notify"), mailer.called("fax"))  #> fakes.Spy.called
