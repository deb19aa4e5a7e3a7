def check_len(text):
    return len(text) > 1


def check_upper(text):
    return text.isupper()


checks = [check_len, check_upper]


def valid(text):
    return all(check(text) for check in checks)  #> check_len check_upper


def first_failing(text):
    for check in checks:
        if not check(text):  #> check_len check_upper
            return check


valid('AB')  #> valid
failing = first_failing('ab')  #> first_failing
failing('x')  #> check_len check_upper
any(map(check_len, ['a', 'bb']))  #> check_len
max(['a', 'bb'], key=lambda text: check_len(text))  #> <lambda> check_len
