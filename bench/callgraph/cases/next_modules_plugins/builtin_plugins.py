def trim(text):
    return text.strip()


def reverse(text):
    return text[::-1]


def install(registry):
    registry.add('trim', trim)  #> registry.Registry.add
    registry.add('reverse', reverse)  #> registry.Registry.add
