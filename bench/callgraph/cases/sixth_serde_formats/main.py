from datetime import date
from serde import dumps, loads, FormatError
from records import Employee, Team

team = Team("core", [Employee("Ida", date(1990, 5, 1)), Employee("Odd", date(1985, 1, 9))])  #> records.Employee records.Team

for fmt in ("json", "ini", "csv"):
    text = dumps(team, fmt)  #> serde.api.dumps
    print(f"--- {fmt}\n{text}")
back = loads(Team, dumps(team, "json"), "json")  #> serde.api.dumps serde.api.loads
print(back == team, back.oldest().name)  #> records.Team.oldest
try:
    dumps(team, "xml")  #> serde.api.dumps
except FormatError as exc:
    print(exc)
