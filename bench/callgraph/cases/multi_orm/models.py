from orm import ForeignKey, Integer, Model, Text


def positive(value):
    return value > 0


class Author(Model):  #> orm.model.ModelMeta.__new__
    name = Text(check=bool)  #> orm.fields.Field.__init__
    born = Integer(check=positive)  #> orm.fields.Field.__init__

    def before_save(self):
        self.name = self.name.title()  #> orm.fields.Field.__get__ orm.fields.Field.__set__

    def label(self):
        return f"{self.name} ({self.born})"  #> orm.fields.Field.__get__


class Book(Model):  #> orm.model.ModelMeta.__new__
    title = Text()  #> orm.fields.Field.__init__
    pages = Integer(default=1)  #> orm.fields.Field.__init__
    author = ForeignKey(Author)  #> orm.fields.ForeignKey.__init__

    def label(self):
        return f"{self.title} by {self.author.label()}"  #> models.Author.label orm.fields.Field.__get__ orm.fields.ForeignKey.__get__
