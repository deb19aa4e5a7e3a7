class Root:
    def __init__(self, **kwargs):
        self.setup()  #> Document.setup Root.setup

    def setup(self):
        return 'root'

    def save(self):
        return 'saved'


class Timestamped(Root):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)  #> Named.__init__
        self.stamp = self.now()  #> Timestamped.now

    def now(self):
        return 0

    def save(self):
        self.now()  #> Timestamped.now
        return super().save()  #> Named.save


class Named(Root):
    def __init__(self, name='', **kwargs):
        super().__init__(**kwargs)  #> Root.__init__
        self.name = name

    def save(self):
        self.check()  #> Named.check
        return super().save()  #> Root.save

    def check(self):
        return True


class Document(Timestamped, Named):
    def setup(self):
        return 'document'

    def save(self):
        return super().save()  #> Timestamped.save


Document(name='x').save()  #> Document.save Timestamped.__init__
Named().save()  #> Named.__init__ Named.save
