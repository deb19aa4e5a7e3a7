class Record:
    def __init__(self, **fields):
        self._fields = fields

    def __getattr__(self, name):
        return self._fields[name]

    def __setitem__(self, key, value):
        self._fields[key] = self.clean(value)  #> Record.clean

    def __getitem__(self, key):
        return self._fields[key]

    def __contains__(self, key):
        return key in self._fields

    def __delitem__(self, key):
        self._fields.pop(key)

    def __repr__(self):
        return self.describe()  #> Record.describe

    def describe(self):
        return 'record'

    def clean(self, value):
        return value


record = Record(name='x', size=2)  #> Record.__init__
record.name  #> Record.__getattr__
record['color'] = 'red'  #> Record.__setitem__
if 'color' in record:  #> Record.__contains__
    record['color']  #> Record.__getitem__
del record['color']  #> Record.__delitem__
print(repr(record))  #> Record.__repr__
f'{record!r}'  #> Record.__repr__
