def slug(text):
    return _join(lower(text).split())  #> toolbox.text.helpers._join toolbox.text.helpers.lower


def lower(text):
    return text.lower()


def _join(parts):
    return "-".join(parts)
