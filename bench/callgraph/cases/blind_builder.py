class Query:
    def __init__(self, table): self.table = table; self.parts = []
    def where(self, c): self.parts.append(c); return self
    def order(self, k): return self._clone(k)  #> Query._clone
    def _clone(self, k):
        q = type(self)(self.table)  #> Query.__init__
        q.parts = self.parts[:]
        return q
    def run(self): return [self.wrap(r) for r in range(2)]  #> Query.wrap SubQuery.wrap
    def wrap(self, r): return Row(r)  #> Row.__init__
    @classmethod
    def table_of(cls, t): return cls(t)  #> Query.__init__
class SubQuery(Query):
    def wrap(self, r): return SubRow(r)  #> Row.__init__
    def limit(self, n): return self
class Row:
    def __init__(self, r): self.r = r
    def val(self): return self.r
class SubRow(Row):
    def extra(self): return self.val()  #> Row.val
Query('t').where(1).order('k').run()[0].val()  #> Query.__init__ Query.order Query.run Query.where Row.val
SubQuery('t').where(1).limit(2).run()[0].extra()  #> Query.__init__ Query.run Query.where SubQuery.limit SubRow.extra
SubQuery.table_of('x').order('z').limit(1).run()  #> Query.order Query.run Query.table_of SubQuery.limit
for r in Query.table_of('y').run():  #> Query.run Query.table_of
    r.val()  #> Row.val
class Html:
    def __init__(self): self.stack = []
    def tag(self, name):
        self.stack.append(name)
        return Tag(self)  #> Tag.__init__
    def done(self): return ''.join(self.stack)
class Tag:
    def __init__(self, owner): self.owner = owner
    def __enter__(self): return self
    def __exit__(self, *a): self.end()  #> Tag.end
    def text(self, t): return self
    def end(self): return self.owner
Html().tag('a').text('x').end().tag('b').end().done()  #> Html.__init__ Html.done Html.tag Tag.end Tag.text
with Html().tag('p') as t:  #> Html.__init__ Html.tag Tag.__enter__ Tag.__exit__
    t.text('y').end().done()  #> Html.done Tag.end Tag.text
class Meta:
    class Opts:
        def get(self): pass
    opts = Opts()  #> Meta.Opts
    def options(self): return self.opts
Meta().options().get()  #> Meta Meta.Opts.get Meta.options
Meta.opts.get()  #> Meta.Opts.get
Meta.Opts().get()  #> Meta.Opts Meta.Opts.get
class Vec:
    def __init__(self, x): self.x = x
    def __add__(self, o): return Vec(self.x + o.x)  #> Vec.__init__
    def __mul__(self, k): return Vec(self.x * k)  #> Vec.__init__
    __rmul__ = __mul__
    def __neg__(self): return self * -1  #> Vec.__mul__
    def __getitem__(self, i): return self.x
    def __eq__(self, o): return self.norm() == o.norm()  #> Vec.norm
    def norm(self): return self.x
    def __iadd__(self, o):
        self.x += o.x
        return self
v = Vec(1) + Vec(2)  #> Vec.__add__ Vec.__init__
v.norm()  #> Vec.norm
(-v).norm()  #> Vec.__neg__ Vec.norm
(2 * v).norm()  #> Vec.__mul__ Vec.norm
v += Vec(3)  #> Vec.__iadd__ Vec.__init__
v.norm()  #> Vec.norm
v == Vec(1)  #> Vec.__eq__ Vec.__init__
v != Vec(2)  #> Vec.__eq__ Vec.__init__
v[0]  #> Vec.__getitem__
