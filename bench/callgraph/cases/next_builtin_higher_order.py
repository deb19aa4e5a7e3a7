import functools
import itertools
import operator


def inc(x):
    return x + 1


def is_small(x):
    return x < 3


def by_len(word):
    return len(word)


def glue(a, b):
    return a + b


words = ['bb', 'a', 'ccc']
list(map(inc, range(3)))  #> inc
list(filter(is_small, map(inc, [1, 2, 3])))  #> inc is_small
words.sort(key=by_len, reverse=True)  #> by_len
min(words, key=by_len)  #> by_len
functools.reduce(glue, words)  #> glue
list(itertools.accumulate([1, 2], glue))  #> glue
list(itertools.takewhile(is_small, [1, 5]))  #> is_small
list(itertools.starmap(glue, [(1, 2), (3, 4)]))  #> glue
for size, group in itertools.groupby(sorted(words, key=by_len), key=by_len):  #> by_len
    list(group)  #> by_len
callers = [inc, is_small]
[f(1) for f in callers]  #> inc is_small
results = map(lambda f: f(2), callers)  #> inc is_small
list(results)  #> <lambda>
