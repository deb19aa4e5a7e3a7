from base import Command

KICKED = []
ADMINS = {"root"}


class AdminCommand(Command, abstract=True):  #> base.Command.__init_subclass__
    def permitted(self):
        return self.user in ADMINS

    def denied(self):
        return super().denied() + " for " + self.user  #> base.Command.denied


class Kick(AdminCommand):  #> base.Command.__init_subclass__
    """throw out"""

    def run(self, who):
        KICKED.append(who)
        return announce("kicked", who)  #> admin_commands.announce


class Promote(AdminCommand, aliases=("op",)):  #> base.Command.__init_subclass__
    """make admin"""

    def run(self, who):
        ADMINS.add(who)
        return announce("promoted", who)  #> admin_commands.announce


def announce(verb, who):
    return f"{who} was {verb}"
