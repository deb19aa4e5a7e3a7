def bold(text):
    return f"**{text}**"


def plain(text):
    return text


def newline():
    return "\n"


def space():
    return " "


def render(items, *, style=plain, separator=space):
    return separator().join(style(item) for item in items)  #> bold newline plain space


def listing(items, **options):
    return render(items, **options)  #> render


def heading(text, style=bold, **options):
    return render([text], style=style, **options)  #> render


print(render(["a", "b"]))  #> render
print(render(["a", "b"], style=bold))  #> render
print(listing(["x", "y"], separator=newline))  #> listing
print(heading("Title"))  #> heading
print(heading("Title", separator=newline, style=plain))  #> heading
