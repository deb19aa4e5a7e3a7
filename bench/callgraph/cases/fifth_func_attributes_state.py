"""Functions carrying functions in attributes; default arguments evaluated once."""


def stamp(counter=iter(range(100))):
    return next(counter)


def audit(text, *, log=[], clock=stamp):
    log.append((clock(), text))  #> <lambda> stamp
    return log


def render(text):
    audit(text)  #> audit
    return render.style(text)  #> bracket plain


def plain(text):
    return text


def bracket(text):
    return f"[{text}]"


def with_style(style):
    previous, render.style = render.style, style

    def restore():
        render.style = previous
    return restore


render.style = plain
render.styles = {"b": bracket}
undo = with_style(render.styles["b"])  #> with_style
print(render("x"))  #> render
undo()  #> with_style.restore
print(render("y"), audit("end", clock=lambda: -1))  #> audit render
