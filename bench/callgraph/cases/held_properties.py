from functools import cached_property

class Unit:
    def show(self):
        pass

class Other:
    def hide(self):
        pass

class Field:
    def __init__(self, factory):
        self.factory = factory

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        return self.factory()  #> Other Unit

    def __set__(self, obj, value):
        self.check(value)  #> Field.check

    def __delete__(self, obj):
        pass

    def check(self, value):
        pass

class Model:  #> Field.__set_name__
    unit_field = Field(Unit)  #> Field.__init__
    other_field = Field(Other)  #> Field.__init__

    def __init__(self):
        self._unit = Unit()  #> Unit

    @property
    def unit(self):
        return self._unit

    @unit.setter
    def unit(self, value):
        self._unit = value

    @unit.deleter
    def unit(self):
        self.forget()  #> Model.forget

    def forget(self):
        pass

    @cached_property
    def other(self):
        return Other()  #> Other

    def _get(self):
        return Unit()  #> Unit

    def _set(self, v):
        v.show()  #> Unit.show

    combo = property(_get, _set)

class SubModel(Model):
    @property
    def unit(self):
        return super().unit  #> Model.unit

m = Model()  #> Model.__init__
m.unit.show()  #> Model.unit Unit.show
m.unit = Unit()  #> Model.unit Unit
del m.unit  #> Model.unit
m.other.hide()  #> Model.other Other.hide
m.combo.show()  #> Model._get Unit.show
m.combo = Unit()  #> Model._set Unit
m.unit_field.show()  #> Field.__get__ Unit.show
m.other_field.hide()  #> Field.__get__ Other.hide
m.unit_field = 3  #> Field.__set__
del m.unit_field  #> Field.__delete__
Model.unit_field.check(1)  #> Field.__get__ Field.check
SubModel().unit.show()  #> Model.__init__ SubModel.unit Unit.show

class Lazy:
    def __init__(self, fn):
        self.fn = fn

    def __get__(self, obj, owner):
        value = self.fn(obj)  #> Page.unit
        return value

class Page:
    @Lazy  #> Lazy.__init__
    def unit(self):
        return Unit()  #> Unit

Page().unit.show()  #> Lazy.__get__ Page Unit.show
