from model import Note, Pinned


class Book:
    def __init__(self, sorter=None):
        self.notes = []
        self.sorter = sorter

    def new(self, title, pinned=False, **kw):
        kind = Pinned if pinned else Note
        note = kind(title, **kw)  #> model.Note.__init__
        self.notes.append(note)
        return note

    def find(self, query):
        found = [n for n in self.notes if n.matches(query)]  #> model.Note.matches model.Pinned.matches
        if self.sorter:
            found.sort(key=self.sorter)  #> main.by_title
        return found

    def __iter__(self):
        return iter(self.notes)
