class StackError(IndexError):
    pass


class Stack:
    def __init__(self):
        self._items = []

    def push(self, item):
        self._items.append(item)

    def pop(self):
        if not self:  #> vm.stack.Stack.__len__
            raise StackError("empty")
        return self._items.pop()

    def peek(self):
        return self[-1]  #> vm.stack.Stack.__getitem__

    def clear(self):
        del self._items[:]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]
