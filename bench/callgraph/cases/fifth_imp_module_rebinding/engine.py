import config
from config import formatter as early_formatter


def show(text):
    after = config.hooks.get("after", done)
    return after(config.formatter(text))  #> config.plain config.strict engine.done main.fancy


def show_early(text):
    return early_formatter(text)  #> config.plain


def done(text):
    return text + "."
