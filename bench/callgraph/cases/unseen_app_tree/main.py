from tree import *
from tree import dfs
import tree as files

root = Folder('r', File('a', 'xx'), Folder('s', File('b')))  #> tree.node.File.__init__ tree.node.Folder.__init__
root.size()  #> tree.node.Folder.size
Report.of(root)  #> tree.report.Report.of
for entry in dfs(root):  #> tree.walk.depth_first
    entry.path()  #> tree.node.Entry.path
(root / 's' / 'new').add(File('c', 'y')).size()  #> tree.node.File.__init__ tree.node.File.size tree.node.Folder.__truediv__ tree.node.Folder.add
sizes = []
files.walk(root, lambda e: sizes.append(e.size()))  #> tree.node.File.size tree.node.Folder.size tree.walk.walk
largest = max(dfs(root), key=lambda e: e.size())  #> main.<lambda>+1 tree.node.File.size tree.node.Folder.size tree.walk.depth_first
largest.path()  #> tree.node.Entry.path
walk(root, print)  #> tree.walk.walk
