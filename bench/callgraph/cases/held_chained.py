class Query:
    def __init__(self, model):
        self.model = model
        self.filters = []

    def filter(self, **kw):
        clone = self.clone()  #> Query.clone
        clone.filters.append(kw)
        return clone

    def clone(self):
        return self.__class__(self.model)  #> Query.__init__

    def all(self):
        return self

    def first(self):
        return self.model()  #> User

    def __iter__(self):
        return iter([self.model()])  #> User

class SubQuery(Query):
    def first(self):
        return super().first()  #> Query.first

    def special(self):
        return self

class Manager:
    query_class = Query

    def __init__(self, model):
        self.model = model

    def get_queryset(self):
        return self.query_class(self.model)  #> Query.__init__

    def filter(self, **kw):
        return self.get_queryset().filter(**kw)  #> Manager.get_queryset Query.filter

class SubManager(Manager):
    query_class = SubQuery

class User:
    def greet(self):
        return self.name().strip()  #> User.name

    def name(self):
        return 'x'

User.objects = Manager(User)  #> Manager.__init__
User.objects.filter(a=1).all().first().greet()  #> Manager.filter Query.all Query.first User.greet
for u in User.objects.filter():  #> Manager.filter Query.__iter__
    u.greet()  #> User.greet
sub = SubManager(User)  #> Manager.__init__
sub.filter().special().first().greet()  #> Manager.filter SubQuery.first SubQuery.special User.greet
Query(User).clone().first().name()  #> Query.__init__ Query.clone Query.first User.name

class Builder:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return self

    def build(self):
        return [p() for p in self.parts]  #> door wheel

def wheel():
    return 'w'

def door():
    return 'd'

Builder().add(wheel).add(door).build()  #> Builder.__init__ Builder.add Builder.build
