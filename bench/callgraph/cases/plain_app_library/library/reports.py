def overdue(catalogue, limit):
    for loan in catalogue.loans:
        if loan.days > limit:
            yield loan


def busiest(catalogue):
    return max(catalogue.members(), key=load)  #> library.catalogue.Catalogue.members library.reports.load


def load(member):
    return member.count  #> library.people.Member.count
