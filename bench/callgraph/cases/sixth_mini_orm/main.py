from models import Author, Book
from orm.session import Session


def report(session):
    for book in session.query(Book).filter(lambda b: b.pages > 100).order_by("title"):  #> orm.fields.Field.__get__ orm.session.Query.__iter__ orm.session.Query.filter orm.session.Query.order_by orm.session.Session.query
        print(book.title, "by", book.author.full_name(), book.summary)  #> models.Author.full_name models.Book.summary orm.fields.Field.__get__


def main():
    s = Session()  #> orm.session.Session.__init__
    ann = s.add(Author(name="Ann", born="1970"))  #> orm.base.Model.__init__ orm.session.Session.add
    bo = s.add(Author(name="Bo"))  #> orm.base.Model.__init__ orm.session.Session.add
    s.add(Book(title="Zebra", pages=200, author=ann))  #> orm.base.Model.__init__ orm.session.Session.add
    s.add(Book(title="Apple", pages="150", author=bo))  #> orm.base.Model.__init__ orm.session.Session.add
    s.add(Book(title="Note", pages=3, author=ann))  #> orm.base.Model.__init__ orm.session.Session.add
    report(s)  #> main.report
    print(Author.ddl())  #> orm.base.ModelMeta.ddl
    print(Book.ddl())  #> orm.base.ModelMeta.ddl
    try:
        Book(title="Bad", pages="many")  #> orm.base.Model.__init__
    except ValueError as e:
        print("invalid:", e)
    print(s.get(Author, 2), s.query(Book).first().pages)  #> orm.base.Model.__repr__ orm.fields.Field.__get__ orm.session.Query.first orm.session.Session.get orm.session.Session.query


if __name__ == "__main__":
    main()  #> main.main
