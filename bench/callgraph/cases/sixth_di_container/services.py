class Clock:
    def now(self):
        raise NotImplementedError


class FixedClock(Clock):
    def now(self):
        return 1000


class RealClock(Clock):
    def now(self):
        import time
        return time.time()


class Repo:
    def save(self, x): ...
    def all(self): ...


class MemoryRepo(Repo):
    def __init__(self):
        self.items = []

    def save(self, x):
        self.items.append(x)

    def all(self):
        return sorted(self.items)


class Greeter:
    def __init__(self, greeting):
        self.greeting = greeting

    def greet(self, who):
        return f"{self.greeting}, {who}"


class Mail:
    def __init__(self, sent_at):
        self.sent_at = sent_at

    def stamp(self):
        return "@%d" % self.sent_at


class UserService:
    def __init__(self, repo: Repo, greeter: Greeter, clock: Clock, mail):
        self.repo = repo
        self.greeter = greeter
        self.clock = clock
        self.mail = mail

    def register(self, name):
        self.repo.save(name)  #> services.MemoryRepo.save
        return self.greeter.greet(name) + self.mail.stamp() + "/" + str(self.clock.now())  #> services.FixedClock.now services.Greeter.greet services.Mail.stamp


def signup(users: UserService, name):
    return users.register(name.upper())  #> services.UserService.register
