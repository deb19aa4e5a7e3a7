def celsius(text):
    if text.endswith("F"):
        return round((int(text[:-1]) - 32) / 1.8)
    return int(text)


def fahrenheit(c):
    return "%dF" % round(c * 1.8 + 32)
