import employee


class Company:
    def __init__(self, name):
        self.name = name
        self.staff = []

    def hire(self, name, kind="employee", **kw):
        cls = employee.KINDS[kind]
        person = cls(self, name, **kw)  #> employee.Employee.__init__ employee.Manager.__init__
        self.staff.append(person)
        return person

    def fire(self, person):
        person.leave()  #> employee.Employee.leave
        self.staff.remove(person)

    def everyone(self):
        return iter(self.staff)

    def __len__(self):
        return len(self.staff)


def describe(company):
    return "%s Inc." % company.name
