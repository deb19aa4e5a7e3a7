"""Rules sorted by key, filtered, unpacked, chained; the first match wins."""
from itertools import chain


def priority(rule):
    return rule[0]


def is_spam(mail):
    return "win" in mail


def is_known(mail):
    return mail.startswith("bob")


def always(mail):
    return True


def trash(mail):
    return "trash"


def inbox(mail):
    return "inbox"


rules = [(5, always, inbox), (1, is_spam, trash)]
extra = [(3, is_known, lambda mail: "friends")]
ordered = sorted(chain(rules, extra), key=priority)  #> priority
for mail in ("win big", "bob: hi", "news"):
    print(next(act(mail) for _, test, act in ordered if test(mail)))  #> <lambda> always inbox is_known is_spam trash
rules.sort(key=lambda rule: -priority(rule))  #> <lambda>+1 priority
(_, first_test, first_act), *_ = rules
print(first_test(""), first_act(""), [act("x") for *_, act in reversed(rules)])  #> always inbox trash
