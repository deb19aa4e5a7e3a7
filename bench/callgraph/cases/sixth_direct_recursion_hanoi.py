from __future__ import annotations


def is_even(n: int) -> bool:
    if n == 0:
        return True
    return is_odd(n - 1)  #> is_odd


def is_odd(n: int) -> bool:
    if n == 0:
        return False
    return is_even(n - 1)  #> is_even


def hanoi(n: int, src: str, dst: str, via: str, moves: list[tuple[str, str]] | None = None):
    if moves is None:
        moves = []
    if n:
        hanoi(n - 1, src, via, dst, moves)  #> hanoi
        record(moves, src, dst)  #> record
        hanoi(n - 1, via, dst, src, moves)  #> hanoi
    return moves


def record(moves, src, dst):
    moves.append((src, dst))


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)  #> ackermann
    return ackermann(m - 1, ackermann(m, n - 1))  #> ackermann


def describe(moves):
    def step(i, mv):
        return "%d:%s>%s" % (i, *mv)
    return " ".join(step(i, m) for i, m in enumerate(moves, 1))  #> describe.step


if __name__ == "__main__":
    result = hanoi(3, "A", "C", "B")  #> hanoi
    print(describe(result))  #> describe
    print(is_even(len(result)), is_odd(len(result)))  #> is_even is_odd
    print(ackermann(2, 2))  #> ackermann
