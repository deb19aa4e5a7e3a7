class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for it in items:
            self.push(it)  #> LinkedList.push

    def push(self, v):
        self.head = Node(v, self.head)  #> Node.__init__
        self.size += 1

    def __iter__(self):
        return Cursor(self.head)  #> Cursor.__init__

    def __reversed__(self):
        stack = []
        for v in self:  #> Cursor.__next__ LinkedList.__iter__
            stack.append(v)
        while stack:
            yield stack.pop()

    def __len__(self):
        return self.size

    def __contains__(self, v):
        return any(same(v, x) for x in self)  #> Cursor.__next__ LinkedList.__iter__ same

    def __getitem__(self, i):
        for n, v in enumerate(self):  #> Cursor.__next__ LinkedList.__iter__
            if n == i:
                return v
        raise IndexError(i)


class Cursor:
    def __init__(self, node):
        self.node = node

    def __iter__(self):
        return self

    def __next__(self):
        if self.node is None:
            raise StopIteration
        v, self.node = self.node.value, self.node.next
        return v


def same(a, b):
    return a == b


ll = LinkedList("abc")  #> LinkedList.__init__
print(list(ll), list(reversed(ll)), len(ll), "b" in ll, ll[1])  #> Cursor.__next__ LinkedList.__contains__ LinkedList.__getitem__ LinkedList.__iter__ LinkedList.__len__ LinkedList.__reversed__
first, *_ = ll  #> Cursor.__iter__ Cursor.__next__ LinkedList.__iter__
print(first, sorted(ll), dict(zip(ll, ll)), "".join(ll))  #> Cursor.__iter__ Cursor.__next__ LinkedList.__iter__ LinkedList.__len__
