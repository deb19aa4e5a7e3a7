class ToolError(Exception):
    status = 2

    @property
    def message(self):
        return f'{self.prefix()}: {self.args[0]}'  #> toolbelt.errors.BadNumber.prefix toolbelt.errors.ToolError.prefix

    def prefix(self):
        return 'error'


class BadNumber(ToolError):
    def prefix(self):
        return 'not a number'
