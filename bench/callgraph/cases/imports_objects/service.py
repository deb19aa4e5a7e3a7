from repo import Repo
class Service:
    def __init__(self, repo):
        self.repo = repo
    def run(self):
        self.repo.save()  #> repo.Repo.save
        self._log()  #> service.Service._log
    def _log(self): pass
    @classmethod
    def build(cls, repo):
        return cls(repo)  #> service.Service.__init__
def make():
    return Service(Repo())  #> repo.Repo service.Service.__init__
