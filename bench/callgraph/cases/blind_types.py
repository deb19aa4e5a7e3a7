from __future__ import annotations
from typing import Protocol, Generic, TypeVar, overload, Callable, Iterator, Union, Optional, Self
T = TypeVar('T')
class Runner(Protocol):
    def run(self) -> Result: ...
class Result:
    def ok(self) -> bool: return True
    def map(self, fn: Callable[[Result], T]) -> T: return fn(self)  #> <lambda>
class Fast:
    def run(self) -> Result: return Result()  #> Result
class Slow:
    def run(self): return Result()  #> Result
def execute(r: Runner) -> Result:
    return r.run()  #> Fast.run Slow.run
execute(Fast()).ok()  #> Fast Result.ok execute
execute(Slow()).ok()  #> Result.ok Slow execute
class Repo(Generic[T]):
    def __init__(self, item: T) -> None: self.item = item
    def get(self) -> T: return self.item
    def all(self) -> Iterator[T]:
        yield self.item
class User:
    def hi(self) -> Self: return self
class Admin(User):
    def ban(self): pass
repo = Repo(Admin())  #> Admin Repo.__init__
repo.get().ban()  #> Admin.ban Repo.get
repo.get().hi().ban()  #> Admin.ban Repo.get User.hi
for u in repo.all():  #> Repo.all
    u.hi()  #> User.hi
def first(xs: list[T]) -> T: return xs[0]
first([User()]).hi()  #> User User.hi first
def maybe(flag: bool) -> Optional[User]:
    return User() if flag else None  #> User
u = maybe(True)  #> maybe
if u:
    u.hi()  #> User.hi
class UserRepo(Repo[User]):
    def find(self) -> User: return self.get()  #> Repo.get
UserRepo(User()).find().hi()  #> Repo.__init__ User User.hi UserRepo.find
def convert(v: Union[User, Result]):
    if isinstance(v, User):
        v.hi()  #> User.hi
    else:
        v.ok()  #> Result.ok
convert(User())  #> User convert
convert(Result())  #> Result convert
Result().map(lambda r: Admin()).ban()  #> Admin Admin.ban Result Result.map
def factory(cls: type[T]) -> T: return cls()  #> Admin
factory(Admin).ban()  #> Admin.ban factory
x: User = Admin()  #> Admin
x.hi()  #> User.hi
@overload
def load(k: int) -> User: ...
@overload
def load(k: str) -> Result: ...
def load(k):
    return User() if isinstance(k, int) else Result()  #> Result User
load(1).hi()  #> User.hi load
load('a').ok()  #> Result.ok load
