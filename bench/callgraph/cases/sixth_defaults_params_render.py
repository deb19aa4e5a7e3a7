def esc(s):
    return s.replace("<", "&lt;")


def raw(s):
    return s


def item(s, clean=esc):
    return "<li>" + clean(s) + "</li>"  #> esc raw


def bullet(s, _n=[0]):
    _n[0] += 1
    return "%d. %s" % (_n[0], s)


def listing(items, render=item, sep="", wrap=lambda s: "<ul>" + s + "</ul>", *, sort=None):
    if sort:
        items = sort(items)  #> backwards
    return wrap(sep.join(render(i) for i in items))  #> <lambda> bullet item plain


def plain(s):
    return s


def backwards(xs):
    return list(reversed(xs))


def now(clock=None):
    clock = clock or default_clock
    return clock()  #> <lambda>+1 default_clock fake_clock


def default_clock():
    return 1234


def fake_clock():
    return 0


class Page:
    renderer = staticmethod(bullet)

    def __init__(self, body, renderer=None):
        self.body = body
        if renderer:
            self.renderer = renderer

    def html(self, sorter=sorted):
        return listing(self.body, self.renderer, "|", plain, sort=sorter)  #> listing


print(listing(["a", "<b>"]))  #> listing
print(listing(["x"], render=bullet, wrap=plain))  #> listing
print(item("<i>", raw), now(), now(fake_clock), now(clock=lambda: 7))  #> item now
print(Page("cab").html(), Page("cab", str.upper).html(backwards))  #> Page.__init__ Page.html
