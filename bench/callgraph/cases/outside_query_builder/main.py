from db import Table, col, count, select, total

fruit = Table("name", "colour", "price", "qty")  #> db.table.Table.__init__
log = []


@fruit.before  #> db.table.Table.before
def tidy(row):
    row["name"] = row["name"].strip().lower()


@fruit.before  #> db.table.Table.before
def discount(row):
    if row["price"] > 90:
        return {**row, "price": halve(row["price"])}  #> main.halve


fruit.after(lambda row: log.append(row["name"]))  #> db.table.Table.after


def halve(n):
    return n // 2


fruit.insert("Apple ", "red", 3, 10).insert("banana", "yellow", 2, 20)  #> db.table.Table.insert
fruit += ("cherry", "red", 9, 100)  #> db.table.Table.__iadd__
fruit += ("durian", "green", 120, 1)  #> db.table.Table.__iadd__

cheap = select(col("name"), (col("price") * col("qty")).as_("worth"))  #> db.expr.Col.__init__ db.expr.Expr.as_ db.expr._binary.method db.select
cheap.from_(fruit).where((col("price") < 10) & ~(col("colour") == "yellow"))  #> db.expr.Col.__init__ db.expr.Expr.__and__ db.expr.Expr.__invert__ db.expr._binary.method db.query.Query.from_ db.query.Query.where
print(cheap.explain())  #> db.query.Query.explain
print(list(cheap.order_by(lambda r: -r["price"])))  #> db.query.Query.__iter__ db.query.Query.order_by

either = select(col("name")).from_(fruit).where(col("name").like("b") | (col("qty") > 50))  #> db.expr.Col.__init__ db.expr.Col.like db.expr.Expr.__or__ db.expr._binary.method db.query.Query.from_ db.query.Query.where db.select
print(either.explain(), list(either))  #> db.query.Query.__iter__ db.query.Query.explain

grouped = select(col("colour"), count(), total(col("qty") + 1)).from_(fruit).group_by(col("colour"))  #> db.expr.Col.__init__ db.expr._binary.method db.expr.aggregate.make db.query.Query.from_ db.query.Query.group_by db.select
for line in grouped:  #> db.query.Query.__iter__
    print(line)
print(select(col("price")).from_(fruit).where(col("name") == "durian").first(), log)  #> db.expr.Col.__init__ db.expr._binary.method db.query.Query.first db.query.Query.from_ db.query.Query.where db.select
print(select(col("name")).from_(fruit).where(lambda r: False).first())  #> db.expr.Col.__init__ db.query.Query.first db.query.Query.from_ db.query.Query.where db.select
