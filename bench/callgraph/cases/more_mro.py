class A:
    def run(self):
        return self.name()  #> A.name B.name C.name

    def name(self):
        return "A"

    def chain(self):
        return ["A"]


class B(A):
    def name(self):
        return "B" + super().name()  #> C.name

    def chain(self):
        return ["B"] + super().chain()  #> C.chain


class C(A):
    def name(self):
        return "C"

    def chain(self):
        return ["C"] + super().chain()  #> A.chain


class D(B, C):
    def chain(self):
        return ["D"] + super().chain()  #> B.chain


class LoggingMixin:
    def save(self):
        self.log("save")  #> LoggingMixin.log
        return super().save()  #> Storage.save

    def log(self, text):
        return text


class Storage:
    def save(self):
        return self.write()  #> Disk.write

    def write(self):
        return None


class Disk(LoggingMixin, Storage):
    def write(self):
        return "disk"


class Generic:
    kind = None

    def make(self):
        return self.kind()  #> A D


class MakesA(Generic):
    kind = A


class MakesD(Generic):
    kind = D


class Static:
    @staticmethod
    def util():
        return 1

    @classmethod
    def build(cls):
        return cls()  #> Derived

    @property
    def value(self):
        return self.compute()  #> Derived.compute

    def compute(self):
        return 0


class Derived(Static):
    @staticmethod
    def util():
        return Static.util()  #> Static.util

    @classmethod
    def build(cls):
        made = super().build()  #> Static.build
        made.tune()  #> Derived.tune
        return made

    @property
    def value(self):
        return super().value + 1  #> Static.value

    def compute(self):
        return 2

    def tune(self):
        pass


D().run()  #> A.run D
D().chain()  #> D D.chain
Disk().save()  #> Disk LoggingMixin.save
MakesA().make().name()  #> A.name Generic.make MakesA
MakesD().make().name()  #> B.name Generic.make MakesD
Derived.build().value  #> Derived.build Derived.value
Derived.util()  #> Derived.util
for cls in (A, C):
    cls().run()  #> A A.run C
super(D, D()).chain()  #> B.chain D
A.name(D())  #> A.name D
