from abc import ABCMeta, abstractmethod


class Command(metaclass=ABCMeta):
    @abstractmethod
    def execute(self, doc):
        pass

    @abstractmethod
    def revert(self, doc):
        pass

    def describe(self):
        return type(self).__name__.lower()


class Insert(Command):
    def __init__(self, at, text):
        self.at = at
        self.text = text

    def execute(self, doc):
        doc.splice(self.at, self.at, self.text)  #> editor.Document.splice

    def revert(self, doc):
        doc.splice(self.at, self.at + len(self.text), "")  #> editor.Document.splice


class Delete(Command):
    def __init__(self, start, end):
        self.start, self.end = start, end

    def execute(self, doc):
        self.removed = doc.splice(self.start, self.end, "")  #> editor.Document.splice

    def revert(self, doc):
        doc.splice(self.start, self.start, self.removed)  #> editor.Document.splice


class Memento(Command):
    """Commands that remember the whole text."""

    def execute(self, doc):
        self.before = doc.text  #> editor.Document.text
        doc.text = self.transform(doc.text)  #> commands.Replace.transform commands.Upper.transform editor.Document.text

    def revert(self, doc):
        doc.text = self.before  #> editor.Document.text

    @abstractmethod
    def transform(self, text): ...


class Replace(Memento):
    def __init__(self, old, new):
        self.old, self.new = old, new

    def transform(self, text):
        return text.replace(self.old, self.new)

    def describe(self):
        return super().describe() + f"({self.old}->{self.new})"  #> commands.Command.describe


class Upper(Memento):
    def transform(self, text):
        return text.upper()


class Lower(Memento):
    def transform(self, text):
        return text.lower()


class Macro(Command):
    def __init__(self, *parts, name="macro"):
        self.parts = parts
        self.name = name

    def execute(self, doc):
        for p in self.parts:
            p.execute(doc)  #> commands.Delete.execute commands.Insert.execute

    def revert(self, doc):
        for p in reversed(self.parts):
            p.revert(doc)  #> commands.Delete.revert commands.Insert.revert

    def describe(self):
        return self.name
