from company import Company
from employee import Employee, Manager
from reports import payroll, org_chart

acme = Company("Acme")  #> company.Company.__init__
boss = acme.hire("Wilma", kind="manager", salary=100)  #> company.Company.hire
bob = acme.hire("Bob", salary=50, boss=boss)  #> company.Company.hire
eve = acme.hire("Eve", salary=60, boss=boss)  #> company.Company.hire
bob.raise_salary(10)  #> employee.Employee.raise_salary
boss.give_raise(lambda e: e.salary * 2 if e is eve else e.salary)  #> employee.Manager.give_raise
print(payroll(acme))  #> reports.payroll
print(org_chart(boss))  #> reports.org_chart
acme.fire(bob)  #> company.Company.fire
print(len(acme), eve.colleagues(), isinstance(boss, Employee), Manager.level)  #> company.Company.__len__ employee.Employee.colleagues
