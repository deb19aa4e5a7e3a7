def _plain(text):
    return text


signature = _plain
