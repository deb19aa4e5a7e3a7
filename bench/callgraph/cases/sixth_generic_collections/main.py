from collections_x import Stack, PriorityQueue, Maybe, some, nothing, Result, group
from models import Patient, Severity
from triage import Triage, by_severity

queue = PriorityQueue[Patient](by_severity)  #> collections_x.containers.PriorityQueue.__init__
desk = Triage(queue)  #> triage.Triage.__init__
desk.admit("ann", Severity.LOW).admit("bob", Severity.HIGH).admit("cy", Severity.LOW)  #> triage.Triage.admit
print(desk.next().name, queue.peek().map(Patient.tag).or_else("empty"))  #> collections_x.containers.PriorityQueue.peek collections_x.monads._Some.map collections_x.monads._Some.or_else triage.Triage.next
print(group(queue, key=lambda p: p.severity))  #> collections_x.containers.group

s: Stack[int] = Stack([1, 2])  #> collections_x.containers.Stack.__init__
s.push(3)  #> collections_x.containers.Stack.push
print(s.pop().or_else(0), s.map(str).items, Stack().pop().or_else(-1))  #> collections_x.containers.Stack.__init__ collections_x.containers.Stack.map collections_x.containers.Stack.pop collections_x.monads._Nothing.or_else collections_x.monads._Some.or_else
print(some(4).map(lambda x: x * 2).bind(desk.lookup).or_call(lambda: "no room"))  #> collections_x.monads.Maybe.or_call collections_x.monads._Some.bind collections_x.monads._Some.map collections_x.monads.some
print(Result.attempt(int, "12").then(lambda n: n + 1), Result.attempt(int, "x").then(abs))  #> collections_x.monads.Result.__repr__ collections_x.monads.Result.attempt collections_x.monads.Result.then
print(nothing().map(str), desk.drain())  #> collections_x.monads._Nothing.__repr__ collections_x.monads._Nothing.map collections_x.monads.nothing triage.Triage.drain
