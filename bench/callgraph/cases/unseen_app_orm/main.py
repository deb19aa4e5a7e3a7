from orm import Model, Integer, Text, Related


class Author(Model):  #> orm.models.ModelMeta.__new__
    name = Text()  #> orm.fields.Field.__init__
    age = Integer(default=0)  #> orm.fields.Field.__init__

    def greet(self):
        return 'I am ' + self.name  #> orm.fields.Field.__get__


class Book(Model):  #> orm.models.ModelMeta.__new__
    title = Text()  #> orm.fields.Field.__init__
    author = Related(lambda: Author)  #> orm.fields.Related.__init__

    def after_save(self):
        log(self.title)  #> main.log orm.fields.Field.__get__


def log(text):
    return text


ann = Author.create(name='Ann', age='40')  #> orm.models.Model.create
ann.greet()  #> main.Author.greet
ann.age = 41  #> orm.fields.Field.__set__
book = Book(title='T', author=ann)  #> orm.models.Model.__init__
book.save()  #> orm.models.Model.save
Book.author.model()(name='Bo').greet()  #> main.Author.greet orm.fields.Field.__get__ orm.fields.Related.model orm.models.Model.__init__


def is_old(author):
    return author.age > 30  #> orm.fields.Field.__get__


Author.objects.filter(is_old).filter(lambda a: a.name).count()  #> orm.fields.Field.__get__ orm.models.ModelMeta.objects orm.query.Query.count orm.query.Query.filter
found = Author.objects.filter(is_old).first()  #> orm.models.ModelMeta.objects orm.query.Query.filter orm.query.Query.first
