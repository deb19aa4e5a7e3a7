class JsonMixin:
    def to_json(self):
        return self.encode(self.to_dict())  #> JsonMixin.encode User.to_dict

    def encode(self, data):
        return str(data)


class CompareMixin:
    def __eq__(self, other):
        return self.key() == other.key()  #> User.key

    def __lt__(self, other):
        return self.key() < other.key()  #> User.key

    def key(self):
        raise NotImplementedError


class User(JsonMixin, CompareMixin):
    def __init__(self, name):
        self.name = name

    def to_dict(self):
        return {'name': self.name}

    def key(self):
        return self.name


a, b = User('a'), User('b')  #> User.__init__
a.to_json()  #> JsonMixin.to_json
a == b  #> CompareMixin.__eq__
sorted([b, a])  #> CompareMixin.__lt__
