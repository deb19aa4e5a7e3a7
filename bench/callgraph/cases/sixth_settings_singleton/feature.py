import registry
from logbook import get_logger
from settings import settings

log = get_logger(__name__)  #> logbook.get_logger
_current = None


def plain(text):
    return text


def dark(text):
    return "#" + text


def light(text):
    return "~" + decorate(text)  #> feature.decorate


def decorate(text):
    return text.title()


THEMES = {"plain": plain, "dark": dark, "light": light}


def _reload(changes):
    global _current
    _current = THEMES[changes.get("theme", settings.theme)]  #> settings.Settings.__getattr__
    log.debug("theme " + _current.__name__)  #> logbook.Logger.debug


settings.listeners.append(_reload)


def render(text):
    painter = _current or plain
    return painter(text) + " " + registry.today()  #> feature.dark feature.light registry.today
