"""Generic classes subscripted at construction, bounded TypeVars, cast and ClassVar."""
from typing import Callable, ClassVar, Generic, TypeVar, cast

T = TypeVar("T")
K = TypeVar("K")


class Repo(Generic[K, T]):
    registry: ClassVar[list["Repo"]] = []

    def __init__(self, key: Callable[[T], K]) -> None:
        self.key = key
        self.rows: dict[K, T] = {}
        self.registry.append(self)

    def save(self, item: T) -> "Repo[K, T]":
        self.rows[self.key(item)] = item  #> tens
        return self

    def map(self, func: Callable[[T], T]) -> list[T]:
        return [func(row) for row in self.rows.values()]  #> tens


class WordRepo(Repo[int, str]):
    def save(self, item: str) -> "WordRepo":
        return cast(WordRepo, super().save(item.strip()))  #> Repo.save

    def count(self) -> int:
        return len(self.rows)


def tens(n: int) -> int:
    return n // 10


print(Repo[int, int](tens).save(25).save(31).map(tens))  #> Repo.__init__ Repo.map Repo.save
words = WordRepo(len)  #> Repo.__init__
print(words.save(" abc ").save("xy").map(str.upper), words.count(), len(Repo.registry))  #> Repo.map WordRepo.count WordRepo.save
