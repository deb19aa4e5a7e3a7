#!/usr/bin/env python
import string

import formats
from formats import FORMATS
from people import *

NEWS = ["cats & dogs   are friends now, says the mayor", "tea"]


class Post(string.Template):
    delimiter = "%"


def compose(person, items, extra=None, **overrides):
    parts = dict(FORMATS[person.fmt], **overrides)
    title, wrap, bullet = parts["title"], parts["wrap"], parts["bullet"]
    lines = [title("News"), wrap(person["greeting"])]  #> formats.<lambda> formats.html.wrap formats.plain.underline formats.plain.wrap people.Person.__getitem__
    lines.extend(bullet(item) for item in items)  #> formats.html.tag.render formats.plain.bullet main.star
    if extra is not None:
        lines.append(apply_to(extra, person))  #> main.apply_to
    return lines


def apply_to(fn, *args):
    return fn(*args)  #> main.clinic_note main.sign


def sign(person):
    return "-- sent to %(full)s" % person  #> people.Person.__getitem__


def clinic_note(person):
    try:
        return Post("visit %clinic").substitute(person)  #> main.Post people.Person.__getitem__
    except AttributeError:
        return Post("see a doctor, %first").substitute(person)  #> main.Post people.Person.__getitem__


def star(text):
    return "* " + text


def main():
    crowd = [Person("Zoe", "Young"), Doctor("Al", "Baker", "html"), Person("Bea", "Baker")]  #> people.Person.__init__
    for fmt, members in group(crowd, lambda p: p.fmt).items():  #> people.group
        for person in members:
            print(fmt, "/", person["full"])  #> people.Person.__getitem__
            print("\n".join(compose(person, NEWS, extra=clinic_note)))  #> main.compose
    print("\n".join(compose(crowd[0], NEWS[1:], sign, bullet=star)))  #> main.compose
    formats.add_format("loud", **dict(FORMATS["plain"], title=str.upper, wrap=formats.wrap))  #> formats.add_format
    crowd[0].fmt = "loud"
    print(compose(crowd[0], [])[0], formats.underline("end", "-"))  #> formats.plain.underline main.compose


if __name__ == "__main__":
    main()  #> main.main
