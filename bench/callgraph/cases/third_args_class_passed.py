class Json:
    def dump(self):
        return '{}'


class Yaml:
    def dump(self):
        return '-'


def make(cls):
    return cls()  #> Json


def save(formatter):
    return formatter.dump()  #> Json.dump Yaml.dump


save(make(Json))  #> make save
save(Yaml())  #> Yaml save
formats = {'json': Json}
save(formats['json']())  #> Json save
