from frame import DataFrame, col, lit
from frame.functions import when, upper

df = DataFrame({  #> frame.table.DataFrame.__init__
    "city": ["oslo", "rome", "bergen", "milan"],
    "country": ["no", "it", "no", "it"],
    "pop": [700, 2800, 290, 1350],
})

big = df.filter((col("pop") > 500) & (col("country") == "no"))  #> frame.expr.Expr.__and__ frame.expr.Expr.__eq__ frame.expr.Expr.__gt__ frame.expr.col frame.table.DataFrame.filter
print(big.to_dicts())  #> frame.table.DataFrame.to_dicts
print(df.select(upper(col("city")).alias("c"), (col("pop") * 2 + 1).alias("p")).to_dicts()[0])  #> frame.expr.Expr.__add__ frame.expr.Expr.__mul__ frame.expr.Expr.alias frame.expr.col frame.functions.upper frame.table.DataFrame.select frame.table.DataFrame.to_dicts
print(df.with_column("kind", when(col("pop") > lit(1000), "big", "small")).column("kind"))  #> frame.expr.Expr.__gt__ frame.expr.col frame.expr.lit frame.functions.when frame.table.DataFrame.column frame.table.DataFrame.with_column
print(df.group_by("country").agg(pop=sum, city=max).to_dicts())  #> frame.table.DataFrame.group_by frame.table.DataFrame.to_dicts frame.table.GroupBy.agg
print(df.map_rows(lambda row: row["city"][:2]))  #> frame.table.DataFrame.map_rows
print(repr((col("a") + 1) * -col("b")))  #> frame.expr.Binary.__repr__ frame.expr.Expr.__add__ frame.expr.Expr.__mul__ frame.expr.Expr.__neg__ frame.expr.col
print(df.sort("pop").column("city"), len(df))  #> frame.table.DataFrame.__len__ frame.table.DataFrame.column frame.table.DataFrame.sort
