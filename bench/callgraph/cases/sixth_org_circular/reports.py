def payroll(company):
    from company import describe
    total = sum(e.salary for e in company.everyone())  #> company.Company.everyone
    return f"{describe(company)} pays {total}"  #> company.describe


def org_chart(person, depth=0):
    lines = ["  " * depth + person.badge()]  #> employee.Employee.badge employee.Manager.badge
    for r in getattr(person, "reports", ()):
        lines.append(org_chart(r, depth + 1))  #> reports.org_chart
    return "\n".join(lines)


def headcount(companies):
    return {c.name: len(c) for c in companies}
