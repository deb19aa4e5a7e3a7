from itertools import combinations


def touching(a, b):
    return a.x == b.x


def resolve(entities):
    return [(a, b) for a, b in combinations(entities, 2) if touching(a, b)]  #> collisions.touching
