import json


class JsonMixin:
    def to_json(self):
        return json.dumps(self.to_dict(), sort_keys=True, default=self.encode)  #> Entity.to_dict Place.encode

    def encode(self, obj):
        return repr(obj)


class CompareMixin:
    def __eq__(self, other):
        return self.key() == other.key()  #> Person.key

    def __lt__(self, other):
        return self.key() < other.key()  #> Person.key

    def __hash__(self):
        return hash(self.key())  #> Person.key


class ReprMixin:
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in self.to_dict().items())  #> Entity.to_dict
        return f"<{self.__class__.__name__} {fields}>"


class Entity:
    def to_dict(self):
        return dict(vars(self))


class Person(JsonMixin, CompareMixin, ReprMixin, Entity):
    def __init__(self, first, last):
        self.first, self.last = first, last

    def key(self):
        return (self.last, self.first)


class Place(JsonMixin, Entity):
    def __init__(self, name, tags):
        self.name = name
        self.tags = set(tags)

    def encode(self, obj):
        if isinstance(obj, set):
            return sorted(obj)
        return super().encode(obj)  #> JsonMixin.encode


people = [Person("Zoe", "Abel"), Person("Al", "Zed"), Person("Bo", "Abel")]  #> Person.__init__
print(sorted(people))  #> CompareMixin.__lt__ ReprMixin.__repr__
print(len({*people, Person("Al", "Zed")}))  #> CompareMixin.__eq__ CompareMixin.__hash__ Person.__init__
print(people[0].to_json(), Place("Rome", "ba").to_json())  #> JsonMixin.to_json Place.__init__
