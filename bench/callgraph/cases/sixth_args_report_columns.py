"""Text report where each column has a formatter passed as argument."""


def money(v):
    return "$%.2f" % v


def percent(v):
    return "%d%%" % (v * 100)


def upper(v):
    return v.upper()


def identity(v):
    return v


def column(title, key, formatter=identity, align=str.ljust, width=10):
    def render(row):
        return align(str(formatter(row[key])), width)  #> identity money percent upper
    render.title = title
    return render


def table(rows, *columns, on_row=None, header=True):
    out = []
    if header:
        out.append("".join(c.title.ljust(10) for c in columns))
    for r in rows:
        line = "".join(c(r) for c in columns)  #> column.render
        if on_row is not None:
            line = on_row(line, r)  #> flag_loss
        out.append(line)
    return "\n".join(out)


def flag_loss(line, row):
    return line + (" <-- loss" if row["margin"] < 0 else "")


def flag_all(line, row):
    return line + "!"


rows = [
    {"name": "bolt", "price": 0.25, "margin": 0.4},
    {"name": "nut", "price": 0.1, "margin": -0.05},
]
print(table(  #> table
    rows,
    column("Name", "name", upper),  #> column
    column("Price", "price", formatter=money, align=str.rjust),  #> column
    column(title="Margin", key="margin", width=12, formatter=percent),  #> column
    on_row=flag_loss,
))
print(table(rows, column("Plain", "name"), header=False))  #> column table
