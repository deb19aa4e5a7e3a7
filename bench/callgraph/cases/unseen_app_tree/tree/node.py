class Entry:
    parent = None

    def __init__(self, name):
        self.name = name

    def path(self):
        if self.parent is None:
            return self.name
        return self.parent.path() + '/' + self.name  #> tree.node.Entry.path

    def size(self):
        raise NotImplementedError

    def is_folder(self):
        return False


class File(Entry):
    def __init__(self, name, data=''):
        Entry.__init__(self, name)  #> tree.node.Entry.__init__
        self.data = data

    def size(self):
        return len(self.data)


class Folder(Entry):
    def __init__(self, name, *children):
        super().__init__(name)  #> tree.node.Entry.__init__
        self.children = []
        for child in children:
            self.add(child)  #> tree.node.Folder.add

    def add(self, child):
        child.parent = self
        self.children.append(child)
        return child

    def size(self):
        return sum(child.size() for child in self.children)  #> tree.node.File.size tree.node.Folder.size

    def is_folder(self):
        return True

    def __truediv__(self, name):
        for child in self.children:
            if child.name == name:
                return child
        return self.add(Folder(name))  #> tree.node.Folder.__init__ tree.node.Folder.add
