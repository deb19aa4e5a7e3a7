from .signals import changed


class IssueService:
    def __init__(self, repository, clock):
        self.repository = repository
        self.clock = clock

    def open(self, title, labels=()):
        issue = self.repository.create(title=title, labels=list(labels))  #> tracker.repo.Repository.create
        return self._saved(issue, "opened")  #> tracker.service.IssueService._saved

    def close(self, number):
        issue = self.repository[number]  #> tracker.repo.Repository.__getitem__
        issue.close()  #> tracker.models.Issue.close
        return self._saved(issue, "closed")  #> tracker.service.IssueService._saved

    def all(self):
        return sorted(self.repository, key=lambda issue: issue.number)  #> tracker.repo.Repository.__iter__ tracker.service.IssueService.all.<lambda>

    def _saved(self, issue, kind):
        issue.touch(self.clock())  #> main.<lambda> tracker.models.Timestamped.touch
        changed.send(issue, kind=kind)  #> tracker.signals.Signal.send
        return issue
