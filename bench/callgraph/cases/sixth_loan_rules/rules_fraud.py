from conditions import Attr, decided
from engine import when

suspicious = Attr("country").is_in("XX", "YY") | (Attr("income") > 80000)  #> conditions.Attr.__gt__ conditions.Attr.__init__ conditions.Attr.is_in conditions.Cond.__or__


@when(suspicious & ~decided & (Attr("age") < 25), priority=5)  #> conditions.Attr.__init__ conditions.Attr.__lt__ conditions.Cond.__and__ conditions.Cond.__invert__ engine.when engine.when.deco
def refer(facts):
    facts["verdict"] = assign_officer(facts["name"])  #> rules_fraud.assign_officer
    facts.note("manual check")  #> engine.Facts.note


def assign_officer(name):
    return "officer-%d" % len(name)


@when(Attr("debt") > 10 ** 9)  #> conditions.Attr.__gt__ conditions.Attr.__init__ engine.when engine.when.deco
def bankrupt(facts):
    facts["verdict"] = "never"
