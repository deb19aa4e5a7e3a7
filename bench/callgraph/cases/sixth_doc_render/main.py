from document import Doc, Heading, Para, Bullets, Code, Link
from render import html, markdown
from render.outline import outline, walk

doc = Doc([  #> document.Doc
    Heading(1, "Intro"),  #> document.Heading
    Para(["Read ", Link("this", "http://x"), " now"]),  #> document.Link document.Para
    Bullets([Para(["one"]), Para(["two", Code("x = 1")])]),  #> document.Bullets document.Code document.Para
    Heading(2, "End"),  #> document.Heading
    3.14,
])

print(html.render(doc))  #> render.html.render_doc
print(markdown.to_markdown(doc))  #> render.markdown.to_markdown
print(outline(doc), len(list(walk(doc))))  #> render.outline.outline render.outline.walk
print(html.render.dispatch(Heading).__name__)
print(markdown.Writer(width=10).write("a fairly long piece of text"))  #> render.markdown.Writer._ render.markdown.Writer.__init__
