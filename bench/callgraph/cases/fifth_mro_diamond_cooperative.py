"""A diamond with cooperative super(): the sibling is next, not the parent."""


class Node:
    def __init__(self, **options):
        self.options = options

    def save(self):
        return ["node"]


class Cached(Node):
    def __init__(self, *, ttl, **options):
        super().__init__(**options)  #> Audited.__init__ Node.__init__
        self.ttl = ttl

    def save(self):
        return ["cache"] + super().save()  #> Audited.save Node.save


class Audited(Node):
    def __init__(self, *, log, **options):
        super().__init__(**options)  #> Node.__init__
        self.log = log

    def save(self):
        self.log("saving")
        return ["audit"] + super().save()  #> Node.save


class Document(Cached, Audited):
    def save(self):
        return ["doc"] + super().save()  #> Cached.save


doc = Document(ttl=3, log=print, name="x")  #> Cached.__init__
print(doc.save(), doc.ttl, doc.options)  #> Document.save
print(Cached(ttl=1).save())  #> Cached.__init__ Cached.save
