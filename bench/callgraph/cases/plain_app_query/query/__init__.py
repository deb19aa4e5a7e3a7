from .tables import Table as _Table


def table(name, *columns):
    return _Table(name, columns)  #> query.tables.Table.__init__
