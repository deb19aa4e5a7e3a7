class Repo:
    def save(self):
        self.flush()  #> repo.MemRepo.flush repo.Repo.flush
    def flush(self): pass
class MemRepo(Repo):
    def flush(self): pass
