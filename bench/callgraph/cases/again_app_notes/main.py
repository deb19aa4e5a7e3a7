import queries
from book import Book


def by_title(note):
    return note.title


book = Book(sorter=by_title)  #> book.Book.__init__
book.new('a', body='x').tag('Home ', 'work')  #> book.Book.new model.Note.tag
book.new('b', pinned=True).tag('home')  #> book.Book.new model.Note.tag
book.find(queries.either(queries.title_is('a'), queries.tagged('home')))  #> book.Book.find queries.either queries.tagged queries.title_is
for note in book:  #> book.Book.__iter__
    note.tag('seen')  #> model.Note.tag
