def linear(items, /, target, *, key=None, default=None):
    for it in items:
        if (key(it) if key else it) == target:  #> by_first by_len
            return it
    return default() if callable(default) else default  #> boom missing


def by_len(word):
    return len(word)


def by_first(word):
    return word[0]


def missing():
    return "<none>"


def boom():
    raise LookupError("not found")


def search_all(words, queries):
    results = {}
    for label, kw in queries.items():
        try:
            results[label] = linear(words, **kw)  #> linear
        except LookupError as e:
            results[label] = handle(e)  #> handle
    return results


def handle(err):
    return f"error:{err}"


WORDS = ["pear", "fig", "banana", "kiwi"]

print(linear(WORDS, "fig"))  #> linear
print(linear(WORDS, 6, key=by_len))  #> linear
print(linear(WORDS, "z", key=by_first, default=missing))  #> linear
print(search_all(WORDS, {  #> search_all
    "len": {"target": 3, "key": by_len},
    "none": {"target": "x", "default": boom},
}))
