def slug(value):
    return value.lower()


def show(value):
    return slug(value)  #> app.utils.text.slug
