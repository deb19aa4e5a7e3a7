import functools
from collections import Counter, defaultdict

TEXT = "the quick brown fox jumps over the lazy dog the end"


def normalise(w):
    return w.strip().lower()


def long_enough(w):
    return len(w) > 3


def merge(acc, w):
    acc[len(w)].append(w)
    return acc


def vowel_count(w):
    return sum(map(is_vowel, w))  #> is_vowel


def is_vowel(c):
    return c in "aeiou"


def rank(pair):
    return (-pair[1], pair[0])


words = list(map(normalise, TEXT.split()))  #> normalise
print(list(filter(long_enough, words)))  #> long_enough
print(functools.reduce(merge, words, defaultdict(list))[5])  #> merge
print(sorted(words, key=vowel_count, reverse=True)[:3])  #> vowel_count
print(sorted(Counter(words).items(), key=rank)[:2])  #> rank
print(max(words, key=len), min(words, key=lambda w: w[::-1]))  #> <lambda>
print(any(map(long_enough, words)), all(long_enough(w) for w in words))  #> long_enough


def add(a, b, *more):
    return a + b + sum(more)


print(list(map(add, [1, 2], [10, 20], [100, 200])))  #> add
lengths = list(map(len, filter(None, words)))
print(functools.reduce(add, lengths))  #> add


def compare(a, b):
    return (a > b) - (a < b)


words.sort(key=functools.cmp_to_key(lambda a, b: compare(b, a)))  #> <lambda>+1 compare
print(words[0])
