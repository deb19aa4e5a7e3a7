"""Mixins calling methods that only the final class or a sibling mixin provides."""
from abc import ABC, abstractmethod

class Exporter(ABC):
    @abstractmethod
    def fields(self):
        return ["id"]

    def export(self):
        return self.encode(self.fields())  #> CsvMixin.encode Users.fields


class CsvMixin:
    def encode(self, fields):
        return self.separator().join(self.escape(f) for f in fields)  #> CsvMixin.separator EscapeMixin.escape TabMixin.separator

    def separator(self):
        return ";"


class EscapeMixin:
    def escape(self, text):
        return f"'{text}'"


class TabMixin(CsvMixin):
    def separator(self):
        return super().separator() + " "  #> CsvMixin.separator


class Users(CsvMixin, EscapeMixin, Exporter):
    def fields(self):
        return super().fields() + ["name"]  #> Exporter.fields


class TabUsers(TabMixin, Users):
    escape = staticmethod(str.upper)


print([cls().export() for cls in (Users, TabUsers)])  #> Exporter.export TabUsers Users
