def create(): return 'c'
class Conf:
    factory = staticmethod(create)
    children = []
    def make(self): return self.factory()  #> create
    @classmethod
    def add(cls, sub):
        cls.children.append(sub)
        return sub
class Dev(Conf):
    pass
Conf.factory()  #> create
Dev().make()  #> Conf.make Dev
Conf.add(Dev)().make()  #> Conf.add Conf.make Dev
for ch in Conf.children:
    ch().make()  #> Conf.make Dev
