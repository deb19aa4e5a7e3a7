from commands import Upper
from editor import Editor


def shout(editor):
    editor.do(Upper())  #> commands.Upper editor.Editor.do
    return "shouted"


BINDINGS = {
    "ctrl-z": Editor.undo,
    "ctrl-y": Editor.redo,
    "ctrl-u": shout,
}


def press(editor, key):
    return BINDINGS.get(key, unbound)(editor)  #> editor.Editor.redo editor.Editor.undo keymap.shout keymap.unbound


def unbound(editor):
    return editor.beep() + "?"  #> editor.Editor.beep
