class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split('.')]
    def __lt__(self, other):
        return self.key() < other.key()  #> Version.key
    def __eq__(self, other):
        return self.key() == other.key()  #> Version.key
    def __hash__(self):
        return hash(self.key()[0])  #> Version.key
    def key(self):
        return self.parts
    def __len__(self):
        return len(self.parts)
    def __bool__(self):
        return True
    def __str__(self):
        return '.'.join(map(self.piece, self.parts))  #> Version.piece
    def piece(self, n):
        return str(n)
    def __repr__(self):
        return 'V' + str(self)  #> Version.__str__
def newest(versions):
    return max(versions)  #> Version.__lt__
vs = [Version('1.2'), Version('1.10')]  #> Version.__init__
sorted(vs)  #> Version.__lt__
newest(vs)  #> newest
print(str(vs[0]), len(vs[1]))  #> Version.__len__ Version.__str__
f'{vs[0]}'  #> Version.__str__
hash(vs[0])  #> Version.__hash__
vs[0] == vs[1]  #> Version.__eq__
if vs[0]:  #> Version.__bool__
    pass
repr(vs[1])  #> Version.__repr__
list(filter(Version.key, vs))  #> Version.key
list(map(Version, ['1.0', '2.0']))  #> Version.__init__
min(vs, key=lambda v: v.key())  #> <lambda> Version.key
any(len(v) > 1 for v in vs)  #> Version.__len__
vs.sort(key=Version.__len__)  #> Version.__len__
