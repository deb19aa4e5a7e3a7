import sys


def cheap():
    print("cheap")
    return 0


def costly():
    print("costly")
    return 7


def never():
    print("never")
    return 9


value = cheap() or costly() or never()  #> cheap costly
picked = (cheap if value < 5 else costly)
print(picked())  #> costly
hook = None
(hook or cheap)()  #> cheap
handler = costly and cheap
handler()  #> cheap
if not callable(hook) and sys.maxsize > 0:
    hook = [never, costly][value > 5]
print(hook())  #> costly
