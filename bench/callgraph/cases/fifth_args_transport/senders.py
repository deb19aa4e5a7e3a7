def _limit(message):
    if len(message) > 20:
        raise ValueError("too long")
    return message


def by_mail(message):
    return "mail " + _limit(message)  #> senders._limit


def by_fax(message):
    return "fax " + message
