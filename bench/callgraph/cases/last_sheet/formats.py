class Formatter:
    separator = " "

    def table(self, values):
        return "\n".join(self.line(name, value) for name, value in values.items())  #> formats.Formatter.line

    def line(self, name, value):
        return f"{name}{self.separator}{self.show(value)}"  #> formats.Formatter.show formats.Padded.show

    def show(self, value):
        return str(value)


class Csv(Formatter):
    separator = ","


class Padded(Formatter):
    def __init__(self, width):
        self.width = width

    def show(self, value):
        return super().show(value).rjust(self.width)  #> formats.Formatter.show
