def trim(s):
    return s.strip()
def lower(s):
    return s.lower()
class Field:
    cleaner = staticmethod(trim)
    extra = lower
    table = {'trim': trim, 'lower': lower}
    order = [trim, lower]
    def __init__(self, name):
        self.name = name
    def clean(self, value):
        value = self.cleaner(value)  #> Loud.cleaner trim
        for step in self.order:
            value = step(value)  #> lower trim
        return self.table['lower'](value)  #> lower
    def strip(self):
        return self.name
    def lower(self):
        return Field.cleaner(self.name)  #> trim
class Loud(Field):
    @staticmethod
    def cleaner(s):
        return shout(s)  #> shout
def shout(s):
    return s.upper()
Field('a').clean('x')  #> Field.__init__ Field.clean
Loud('b').clean('y')  #> Field.__init__ Field.clean
Field.extra('Q')  #> lower
Field('c').lower()  #> Field.__init__ Field.lower
Field.order[0](' z ')  #> trim
cls = Loud
cls('d').strip()  #> Field.__init__ Field.strip
kinds = {'plain': Field, 'loud': Loud}
for kind in kinds.values():
    kind('e').clean('w')  #> Field.__init__ Field.clean
maker = Field('f').clean  #> Field.__init__
maker('m')  #> Field.clean
