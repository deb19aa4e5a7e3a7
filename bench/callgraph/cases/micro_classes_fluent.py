class Query:
    def where(self):
        return self
    def limit(self):
        return self.where()  #> Query.where
    def copy(self):
        return type(self)()  #> Special
    @classmethod
    def new(cls):
        return cls()  #> Query Special
    def run(self): return 'base'
class Special(Query):
    def run(self): return 'special'
    def only(self): return self
Query().where().run()  #> Query Query.run Query.where
Special().where().run()  #> Query.where Special Special.run
Special().where().limit().only().run()  #> Query.limit Query.where Special Special.only Special.run
Query.new().run()  #> Query.new Query.run
Special.new().run()  #> Query.new Special.run
Special().copy().run()  #> Query.copy Special Special.run
