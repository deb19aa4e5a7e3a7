class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

    def last(self):
        return self.next.last() if self.next else self  #> Node.last

    def append(self, value):
        self.last().next = Node(value)  #> Node.__init__ Node.last
        return self


class Stack:
    def __init__(self):
        self.top = None

    def push(self, value):
        self.top = Node(value, self.top)  #> Node.__init__

    def pop(self):
        node = self.top
        self.top = node.next
        return node.value


stack = Stack()  #> Stack.__init__
stack.push(1)  #> Stack.push
stack.push(len)  #> Stack.push
stack.pop()  #> Stack.pop
Node(1).append(2).append(3).last()  #> Node.__init__ Node.append Node.last
