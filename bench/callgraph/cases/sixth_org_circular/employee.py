import company


class Employee:
    level = 1

    def __init__(self, employer, name, salary, boss=None):
        self.employer = employer
        self.name = name
        self.salary = salary
        self.boss = boss
        if boss:
            boss.add_report(self)  #> employee.Manager.add_report

    def raise_salary(self, amount):
        self.salary += amount

    def leave(self):
        if self.boss:
            self.boss.drop(self)  #> employee.Manager.drop

    def colleagues(self):
        return [p.name for p in self.employer.everyone() if p is not self]  #> company.Company.everyone

    def badge(self):
        return self.name + " @ " + company.describe(self.employer)  #> company.describe


class Manager(Employee):
    level = 2

    def __init__(self, *a, **k):
        super().__init__(*a, **k)  #> employee.Employee.__init__
        self.reports = []

    def add_report(self, e):
        self.reports.append(e)

    def drop(self, e):
        self.reports.remove(e)

    def give_raise(self, formula):
        for e in self.reports:
            e.raise_salary(formula(e) - e.salary)  #> employee.Employee.raise_salary main.<lambda>

    def badge(self):
        return "*" + super().badge()  #> employee.Employee.badge


class Contractor(Employee):
    def leave(self):
        self.salary = 0


KINDS = {"employee": Employee, "manager": Manager, "contractor": Contractor}
