from engine import RuleEngine, Facts
import rules_credit
import rules_fraud

engine = RuleEngine()  #> engine.RuleEngine.__init__
engine.include(rules_credit)  #> engine.RuleEngine.include
engine.include(rules_fraud)  #> engine.RuleEngine.include

applicants = [
    dict(name="ok", income=5000, debt=100, age=40, country="NO"),
    dict(name="poor", income=500, debt=900, age=30, country="NO"),
    dict(name="odd", income=90000, debt=0, age=19, country="XX"),
]
for a in applicants:
    facts = Facts(a)  #> engine.Facts.__init__
    engine.run(facts)  #> engine.RuleEngine.run
    print(facts["name"], facts.get("verdict"), facts.notes)
print([r.name for r in engine.rules])
