from editor import Document, Editor
from commands import Insert, Delete, Replace, Macro
import keymap

doc = Document("hello")  #> editor.Document.__init__
ed = Editor(doc)  #> editor.Editor.__init__
ed.do(Insert(5, " world"))  #> commands.Insert.__init__ editor.Editor.do
ed.do(Replace("world", "there"))  #> commands.Replace.__init__ editor.Editor.do
print(doc)  #> editor.Document.__str__
ed.undo()  #> editor.Editor.undo
print(doc, ed.can_redo())  #> editor.Document.__str__ editor.Editor.can_redo
ed.redo()  #> editor.Editor.redo
ed.do(Macro(Delete(0, 6), Insert(0, "hi "), name="greet"))  #> commands.Delete.__init__ commands.Insert.__init__ commands.Macro.__init__ editor.Editor.do
print(doc)  #> editor.Document.__str__
ed.undo()  #> editor.Editor.undo
print(doc)  #> editor.Document.__str__
for key in ("ctrl-z", "ctrl-z", "ctrl-y", "ctrl-u", "f1"):
    print(key, keymap.press(ed, key))  #> keymap.press
print(doc, ed.history())  #> editor.Document.__str__ editor.Editor.history
