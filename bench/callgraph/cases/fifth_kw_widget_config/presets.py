def ask(widget, n):
    return f"sure about {widget.label} x{n}?"


def follow(widget, n):
    return widget.shout() * (n // 2)  #> widgets.Link.shout


DEFAULTS = dict(on_click=follow, theme=str.lower)


def preset(name, **changes):
    if name == "danger":
        return preset("base", on_click=ask, theme=red)  #> presets.preset
    return {**DEFAULTS, **changes}


def red(text):
    return f"red {text}"
