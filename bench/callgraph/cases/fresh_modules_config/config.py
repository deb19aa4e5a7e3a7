on_change = None


def change():
    if on_change:
        on_change()  #> main.<lambda>
    return refresh()  #> config.refresh


def refresh():
    return True
