from __future__ import annotations

from typing import Callable

REGISTRY: dict[str, type] = {}


def register(name: str) -> Callable[[type], type]:
    return lambda cls: REGISTRY.setdefault(name, cls)


def create(name: str, size: int) -> Ring | Tile:
    return REGISTRY[name](scale(size))  #> shapes.core.scale shapes.round.Ring.__init__


def scale(n):
    return n * 10
