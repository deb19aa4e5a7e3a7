class Base:
    registry = {}
    @classmethod
    def create(cls, kind):
        return cls.registry[kind]()  #> A
    @classmethod
    def register(cls, kind):
        def deco(sub):
            cls.registry[kind] = sub
            return sub
        return deco
    def run(self):
        self.work()  #> A.work
    def work(self):
        raise NotImplementedError
@Base.register('a')  #> Base.register Base.register.deco
class A(Base):
    def work(self): pass
Base.create('a').run()  #> Base.create Base.run
A.create('a').work()  #> A.work Base.create
