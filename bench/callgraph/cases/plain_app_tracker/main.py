from tracker import models, signals, views
from tracker.repo import Repository
from tracker.service import IssueService


def notify(issue, **info):
    print("mail", issue.title, info["kind"])


class Metrics:
    def __init__(self):
        self.counts = {}

    def __call__(self, issue, kind):
        self.bump(kind)  #> main.Metrics.bump

    def bump(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1


metrics = Metrics()  #> main.Metrics.__init__
signals.changed.connect(notify)  #> tracker.signals.Signal.connect
signals.changed.connect(metrics)  #> tracker.signals.Signal.connect
service = IssueService(Repository(models.Issue), clock=lambda: 7)  #> tracker.repo.Repository.__init__ tracker.service.IssueService.__init__
first = service.open("crash", labels=["bug"])  #> tracker.service.IssueService.open
service.open("typo")  #> tracker.service.IssueService.open
service.close(first.number)  #> tracker.service.IssueService.close
print(views.listing(service.all()), views.detail(first))  #> tracker.service.IssueService.all tracker.views.detail tracker.views.listing
print(views.page("listing", service.all()))  #> tracker.service.IssueService.all tracker.views.page
