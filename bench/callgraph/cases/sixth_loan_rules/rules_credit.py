from conditions import Attr, decided
from engine import when

income, debt = Attr("income"), Attr("debt")  #> conditions.Attr.__init__


@when(lambda f: "ratio" not in f, priority=10)  #> engine.when engine.when.deco
def compute_ratio(facts):
    facts["ratio"] = ratio(facts.debt, facts.income)  #> engine.Facts.__getattr__ rules_credit.ratio


def ratio(a, b):
    return a / b


@when((Attr("ratio") > 1) & ~decided)  #> conditions.Attr.__gt__ conditions.Attr.__init__ conditions.Cond.__and__ conditions.Cond.__invert__ engine.when engine.when.deco
def reject(facts):
    facts["verdict"] = "no"
    facts.note("ratio %.1f" % facts["ratio"])  #> engine.Facts.note


@when(~decided & (income > 1000), priority=-5)  #> conditions.Attr.__gt__ conditions.Cond.__and__ conditions.Cond.__invert__ engine.when engine.when.deco
def accept(facts):
    facts["verdict"] = "yes"
