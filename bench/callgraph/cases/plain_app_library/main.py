from library import Catalogue, Loan, Member, LibraryError
from library.reports import overdue, busiest
import library.notify as notify


def seed(catalogue):
    for title, author in [("Dune", "Herbert"), ("Emma", "Austen")]:
        catalogue.add(title, author)  #> library.catalogue.Catalogue.add
    return catalogue


def main():
    catalogue = seed(Catalogue())  #> library.catalogue.Catalogue.__init__ main.seed
    ann = Member("ann")  #> library.people.Member
    channel = notify.make_channel("mail")  #> library.notify.make_channel
    try:
        loan = catalogue.lend("Dune", ann)  #> library.catalogue.Catalogue.lend
        loan.extend(3)  #> library.people.Loan.extend
        catalogue.lend("Nothing", ann)  #> library.catalogue.Catalogue.lend
    except LibraryError as error:
        print(error.explain())  #> library.errors.LibraryError.explain
    for loan in overdue(catalogue, limit=1):  #> library.reports.overdue
        channel.send(loan.member, loan.describe())  #> library.notify.Channel.send library.people.Loan.describe
    print(busiest(catalogue).name)  #> library.reports.busiest
    assert isinstance(loan, Loan)


if __name__ == "__main__":
    main()  #> main.main
