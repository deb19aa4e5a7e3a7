def split_args(args):
    positional = []
    options = {}
    for arg in args:
        if is_option(arg):  #> cli.parsing.is_option
            key, value = parse_option(arg)  #> cli.parsing.parse_option
            options[key] = value
        else:
            positional.append(arg)
    return positional, options


def is_option(arg):
    return arg.startswith('--')


def parse_option(arg):
    key, _, value = arg[2:].partition('=')
    return key, CONVERTERS.get(key, str)(value)  #> cli.parsing.to_bool cli.parsing.to_count


def to_bool(text):
    return text == 'yes'


def to_count(text):
    return int(text)


CONVERTERS = {'force': to_bool, 'count': to_count}
