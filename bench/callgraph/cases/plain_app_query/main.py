from query import table
from query.expr import F, value
from query.engine import Engine, on_query
from query.dialects import get_dialect

slow = []


@on_query  #> query.engine.on_query
def trace(text):
    slow.append(shorten(text))  #> main.shorten


def shorten(text):
    return text[:8]


people = table("people", "name", "age")  #> query.table
engine = Engine(get_dialect("ansi"), rows={"people": [{"name": "a", "age": 3}]})  #> query.dialects.get_dialect query.engine.Engine.__init__
adults = people.where(F("age") > value(2)).where(F("name") == value("a")).select("name")  #> query.expr.Expr.__eq__ query.expr.Expr.__gt__ query.expr.F.__init__ query.expr.value query.tables.Query.select query.tables.Query.where query.tables.Table.where
for row in engine.run(adults):  #> query.engine.Engine.run query.engine.Result.__iter__
    print(row)
print(engine.run(people.where(~(F("age") > value(9)))).first(), slow)  #> query.engine.Engine.run query.engine.Result.first query.expr.Expr.__gt__ query.expr.Expr.__invert__ query.expr.F.__init__ query.expr.value query.tables.Table.where
