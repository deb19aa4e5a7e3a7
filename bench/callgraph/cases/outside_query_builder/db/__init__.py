from . import expr as _expr
from .query import Query
from .table import Table

col = _expr.Col
count, total = _expr.aggregates["count"], _expr.aggregates["total"]


def select(*cols):
    return Query(cols)  #> db.query.Query.__init__
