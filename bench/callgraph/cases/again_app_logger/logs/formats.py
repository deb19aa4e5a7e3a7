def plain(record):
    return record.text


def shout(record):
    return bang(record.text.upper())  #> logs.formats.bang


def bang(text):
    return text + '!'
