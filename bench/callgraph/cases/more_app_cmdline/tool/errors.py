class CommandError(Exception):
    code = 1

    def __init__(self, message, **context):
        super().__init__(message)
        self.context = context

    def render(self):
        return f"error: {self} {self.hint()}"  #> tool.errors.UnknownCommand.hint

    def hint(self):
        return ""


class UnknownCommand(CommandError):
    code = 2

    def hint(self):
        return "known: " + ", ".join(self.context["known"])
