from service import Service, make
from repo import Repo, MemRepo
from util import twice, compose, Pipeline
def job(): pass
def other(x): return x
s = Service(Repo())  #> repo.Repo service.Service.__init__
s.run()  #> service.Service.run
s2 = Service(MemRepo())  #> repo.MemRepo service.Service.__init__
s2.run()  #> service.Service.run
make().run()  #> service.Service.run service.make
twice(job)  #> util.twice
compose(other, other)(1)  #> util.compose util.compose.<lambda>
p = Pipeline()  #> util.Pipeline.__init__
p.add(job)  #> util.Pipeline.add
p.add(lambda: job())  #> main.job util.Pipeline.add
p.run()  #> util.Pipeline.run
svc = s
svc.repo.save()  #> repo.Repo.save
Service.build(Repo()).run()  #> repo.Repo service.Service.build service.Service.run
