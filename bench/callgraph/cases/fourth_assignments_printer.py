class Plain:
    def render(self, text):
        return text


class Boxed:
    def render(self, text):
        return frame(text)  #> frame


def frame(text):
    return f"[{text}]"


def underline(text):
    return text + "\n" + "-" * len(text)


decorate = frame
heading = decorate
title = heading
print(title("Report"))  #> frame

heading = underline
print(heading("Summary"), title("again"))  #> frame underline

Style = Boxed
Default = Style
printer = Default()  #> Boxed
out = printer
print(out.render("hello"))  #> Boxed.render

Style = Plain
other = Style()  #> Plain
show = other.render
print(show("bye"))  #> Plain.render

other.footer = decorate
foot = other.footer
print(foot("page 1"))  #> frame
