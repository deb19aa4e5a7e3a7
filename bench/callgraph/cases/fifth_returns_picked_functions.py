"""Different functions returned per branch, from try/finally, early and late."""


def to_int(text):
    return int(text)


def to_float(text):
    return float(text)


def to_text(text):
    return text


def converter(sample):
    try:
        if "." in sample:
            return check(to_float, sample)  #> check
        return check(to_int, sample)  #> check
    except ValueError:
        return to_text
    finally:
        note(sample)  #> note


def check(func, sample):
    func(sample)  #> to_float to_int
    return func


def note(sample):
    tried.append(sample)


tried = []
for value in ("1.5", "12", "abc"):
    convert = converter(value)  #> converter
    print(convert(value), converter(value) is convert)  #> converter to_float to_int to_text
print(len(tried))
