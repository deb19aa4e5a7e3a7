from orm import Model, IntField, TextField, ForeignKey


class Author(Model):  #> orm.base.ModelMeta.__new__
    name = TextField()  #> orm.fields.Field.__init__
    born = IntField(default=lambda: 1900)  #> orm.fields.Field.__init__

    def full_name(self):
        return f"{self.name} ({self.age_in(2000)})"  #> models.Author.age_in orm.fields.Field.__get__

    def age_in(self, year):
        return year - self.born  #> orm.fields.Field.__get__


class Book(Model):  #> orm.base.ModelMeta.__new__
    title = TextField()  #> orm.fields.Field.__init__
    pages = IntField(default=0)  #> orm.fields.Field.__init__
    author = ForeignKey(Author)  #> orm.fields.ForeignKey.__init__

    @property
    def summary(self):
        return "%s/%d" % (self.title[:3], self.pages)  #> orm.fields.Field.__get__

    def before_save(self):
        self.title = self.title.title()  #> orm.fields.Field.__get__ orm.fields.Field.__set__


class Publisher(Model):  #> orm.base.ModelMeta.__new__
    name = TextField()  #> orm.fields.Field.__init__

    def before_save(self):
        raise RuntimeError("never")
