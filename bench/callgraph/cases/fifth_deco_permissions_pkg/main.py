"""Method decorators imported from a helper package; a ContextDecorator too."""
from security import guarded
from security.timing import Timer


class Vault:
    def __init__(self, user):
        self.user = user

    @guarded("admin")  #> security.checks.requires security.checks.requires.decorator
    def open(self):
        return self._reveal()  #> main.Vault._reveal

    @guarded("guest", deny=lambda user: f"no {user}")  #> security.checks.requires security.checks.requires.decorator
    def peek(self):
        return "peek"

    def _reveal(self):
        return "gold"


@Timer("audit")  #> security.timing.Timer.__init__
def audit(vault):
    return [vault.open(), vault.peek()]  #> security.checks.requires.decorator.guard


print(audit(Vault("admin")), audit(Vault("guest")), Timer.log)  #> main.Vault.__init__ main.audit security.timing.Timer.__enter__ security.timing.Timer.__exit__
