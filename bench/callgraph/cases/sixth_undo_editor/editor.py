class Document:
    def __init__(self, text=""):
        self._text = text
        self._watchers = []

    def watch(self, fn):
        self._watchers.append(fn)

    @property
    def text(self):
        return self._text

    @text.setter
    def text(self, value):
        old, self._text = self._text, value
        for w in self._watchers:
            w(old, value)  #> editor.Editor._count

    def splice(self, start, end, new):
        removed = self.text[start:end]  #> editor.Document.text
        self.text = self.text[:start] + new + self.text[end:]  #> editor.Document.text
        return removed

    def __str__(self):
        return "|%s|" % self.text  #> editor.Document.text


class Editor:
    def __init__(self, doc):
        self.doc = doc
        self._done, self._undone = [], []
        self.changes = 0
        doc.watch(self._count)  #> editor.Document.watch

    def _count(self, old, new):
        if old != new:
            self.changes += 1

    def do(self, command):
        command.execute(self.doc)  #> commands.Insert.execute commands.Macro.execute commands.Memento.execute
        self._done.append(command)
        self._undone.clear()

    def undo(self):
        return self._shift(self._done, self._undone, lambda c: c.revert(self.doc))  #> commands.Insert.revert commands.Macro.revert commands.Memento.revert editor.Editor._shift

    def redo(self):
        return self._shift(self._undone, self._done, lambda c: c.execute(self.doc))  #> commands.Insert.execute commands.Memento.execute editor.Editor._shift

    def _shift(self, src, dst, action):
        if not src:
            return self.beep()  #> editor.Editor.beep
        cmd = src.pop()
        action(cmd)  #> editor.Editor.redo.<lambda> editor.Editor.undo.<lambda>
        dst.append(cmd)
        return cmd.describe()  #> commands.Command.describe commands.Macro.describe commands.Replace.describe

    def beep(self):
        return "beep"

    def can_redo(self):
        return bool(self._undone)

    def history(self):
        return [c.describe() for c in self._done]  #> commands.Command.describe
