def walk(entry, visit, leave=None):
    visit(entry)  #> main.<lambda> tree.report.Report.enter
    if entry.is_folder():  #> tree.node.Entry.is_folder tree.node.Folder.is_folder
        for child in entry.children:
            walk(child, visit, leave)  #> tree.walk.walk
    if leave:
        leave(entry)  #> tree.report.Report.leave


def depth_first(entry):
    yield entry
    if entry.is_folder():  #> tree.node.Entry.is_folder tree.node.Folder.is_folder
        for child in entry.children:
            yield from depth_first(child)  #> tree.walk.depth_first
