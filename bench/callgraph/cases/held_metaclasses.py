class Registry(type):
    classes = {}

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.register(name, cls)  #> Registry.register
        return cls

    @classmethod
    def register(mcs, name, cls):
        mcs.classes[name] = cls

    def create(cls):
        return cls()  #> Base Plugin

    @property
    def label(cls):
        return cls.describe()  #> Registry.describe

    def describe(cls):
        return cls.__name__

class Base(metaclass=Registry):  #> Registry.__new__
    def run(self):
        pass

class Plugin(Base):  #> Registry.__new__
    def run(self):
        super().run()  #> Base.run

class Singleton(type):
    _inst = None

    def __call__(cls, *args):
        if cls._inst is None:
            cls._inst = super().__call__(*args)  #> Config.__init__
        return cls._inst

class Config(metaclass=Singleton):
    def __init__(self):
        self.load()  #> Config.load

    def load(self):
        pass

class Hooked:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.setup()  #> Sub.setup

    @classmethod
    def setup(cls):
        pass

class Sub(Hooked):  #> Hooked.__init_subclass__
    @classmethod
    def setup(cls):
        pass

Base.create().run()  #> Base.run Registry.create
Plugin.create().run()  #> Plugin.run Registry.create
Plugin.describe()  #> Registry.describe
Base.label  #> Registry.label
Config().load()  #> Config.load Singleton.__call__
Config().load()  #> Config.load Singleton.__call__
Registry.classes['Plugin']().run()  #> Plugin Plugin.run

class Iter(type):
    def __iter__(cls):
        return iter([cls()])  #> Items

    def __getitem__(cls, k):
        return cls()  #> Items

    def __len__(cls):
        return 0

    def __contains__(cls, k):
        return True

class Items(metaclass=Iter):
    def use(self):
        pass

for it in Items:  #> Iter.__iter__
    it.use()  #> Items.use
Items[0].use()  #> Items.use Iter.__getitem__
len(Items)  #> Iter.__len__
1 in Items  #> Iter.__contains__
