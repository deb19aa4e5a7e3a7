from html import escape as _escape


def tag(name):
    def render(text):
        return "<%s>%s</%s>" % (name, _escape(text), name)
    render.__name__ = name
    return render


bullet = tag("li")  #> formats.html.tag
p = tag("p")  #> formats.html.tag


def wrap(text):
    return p(text)  #> formats.html.tag.render
