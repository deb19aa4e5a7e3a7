from formats.plain import *
from formats.plain import bullet as dash_bullet
from formats.html import bullet, wrap as html_wrap

FORMATS = {}


def add_format(name, **parts):
    FORMATS[name] = parts


add_format("plain", bullet=dash_bullet, wrap=wrap, title=underline)  #> formats.add_format
add_format("html", bullet=bullet, wrap=html_wrap, title=lambda t: "<h1>%s</h1>" % t)  #> formats.add_format
