from .walk import walk


class Report:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def enter(self, entry):
        self.lines.append(self.indent() + entry.name)  #> tree.report.Report.indent
        self.depth += 1

    def leave(self, entry):
        self.depth -= 1

    def indent(self):
        return ' ' * self.depth

    @classmethod
    def of(cls, root):
        report = cls()  #> tree.report.Report.__init__
        walk(root, report.enter, report.leave)  #> tree.walk.walk
        return report
