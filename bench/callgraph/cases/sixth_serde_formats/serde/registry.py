_formats = {}


class FormatError(ValueError):
    def __init__(self, name):
        super().__init__(f"no format {name!r}, known: {known()}")  #> serde.registry.known


def known():
    return sorted(_formats)


def format_(cls):
    _formats[cls.name] = cls()  #> serde.json_format.JsonFormat serde.text_formats.Csv serde.text_formats.Ini
    return cls


def lookup(name):
    if name not in _formats:
        raise FormatError(name)  #> serde.registry.FormatError.__init__
    return _formats[name]
