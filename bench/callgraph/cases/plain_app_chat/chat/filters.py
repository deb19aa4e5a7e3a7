def trim(text):
    return text.strip()


def mask(word):
    def apply(text):
        return text.replace(word, stars(word))  #> chat.filters.stars

    return apply


def stars(word):
    return "*" * len(word)


def compose(first, second):
    return lambda text: second(first(text))  #> chat.filters.mask.apply main.shout
