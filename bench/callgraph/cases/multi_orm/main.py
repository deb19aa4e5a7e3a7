from models import Author, Book
from orm import Model, Session
from orm.fields import ValidationError

log = []


def inserted(obj):
    log.append(("insert", obj.label()))  #> models.Book.label


def updated(obj):
    log.append(("update", type(obj).__name__))


def by_title(book):
    return book.title  #> orm.fields.Field.__get__


with Session() as session:  #> orm.session.Session.__enter__ orm.session.Session.__exit__ orm.session.Session.__init__
    Model.session = session
    session.listen("update", updated)  #> orm.session.Session.listen
    ann = Author(name=" ann ", born="1950").save()  #> orm.model.Model.__init__ orm.model.Model.save
    session.listen("insert", inserted)  #> orm.session.Session.listen
    Book(title="Zoo", author=ann).save()  #> orm.model.Model.__init__ orm.model.Model.save
    Book(title="Ant", author=ann, pages="12").save()  #> orm.model.Model.__init__ orm.model.Model.save
    ann.born = 1951  #> orm.fields.Field.__set__
    ann.save()  #> orm.model.Model.save
    try:
        ann.born = -4  #> orm.fields.Field.__set__
    except ValidationError as error:
        print("wrong", error)
    for book in session.query(Book).order_by(by_title):  #> orm.query.Query.__iter__ orm.query.Query.order_by orm.session.Session.query
        print(book.label(), book.pages)  #> models.Book.label orm.fields.Field.__get__
    print(session.query(Author).where(Author.name == "Ann").first().label())  #> models.Author.label orm.fields.Field.__eq__ orm.fields.Field.__get__ orm.query.Query.first orm.query.Query.where orm.session.Session.query
print(log)
