class Temperature:
    unit = 'C'

    def __init__(self, degrees):
        self.degrees = degrees

    @classmethod
    def from_text(cls, text):
        return cls(cls.parse(text))  #> Kelvin.parse Temperature.__init__ Temperature.parse

    @staticmethod
    def parse(text):
        return float(text)

    @classmethod
    def zero(cls):
        return cls.from_text('0')  #> Temperature.from_text

    def warmer(self, by):
        return type(self)(self.degrees + by)  #> Temperature.__init__

    def same(self):
        return self.__class__(self.degrees)  #> Temperature.__init__


class Kelvin(Temperature):
    @staticmethod
    def parse(text):
        return float(text) + 273


Temperature.from_text('1').warmer(2)  #> Temperature.from_text Temperature.warmer
Kelvin.zero().same().warmer(1)  #> Temperature.same Temperature.warmer Temperature.zero
Kelvin.parse('3')  #> Kelvin.parse
build = Kelvin.from_text
build('4').warmer(2)  #> Temperature.from_text Temperature.warmer
