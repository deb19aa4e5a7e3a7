from orm import Database, fields
from orm.model import Model


class Author(Model):  #> orm.model.ModelMeta.__new__
    name = fields.Text()  #> orm.fields.Field.__init__
    age = fields.Integer(default=30)  #> orm.fields.Field.__init__

    def greet(self):
        return "I am " + self.name  #> orm.fields.Field.__get__


class Book(Model):  #> orm.model.ModelMeta.__new__
    table = "books"
    title = fields.Text()  #> orm.fields.Field.__init__
    author = fields.Reference(Author)  #> orm.fields.Reference.__init__

    def before_save(self):
        self.title = self.title.strip()  #> orm.fields.Field.__get__ orm.fields.Field.__set__


db = Database()  #> orm.database.Database.__init__
ann = Author(name="Ann")  #> orm.model.Model.__init__
db.save(ann)  #> orm.database.Database.save
book = Book(title=" Graphs ", author=ann)  #> orm.model.Model.__init__
db.save(book)  #> orm.database.Database.save
for found in db.query(Author).where(age=30):  #> orm.database.Database.query orm.query.Query.__iter__ orm.query.Query.where
    print(found.greet())  #> main.Author.greet
first = db.query(Book).where(title="Graphs").first()  #> orm.database.Database.query orm.query.Query.first orm.query.Query.where
print(first.author.greet())  #> main.Author.greet orm.fields.Field.__get__
print(len(db.query(Book)))  #> orm.database.Database.query orm.query.Query.__len__
