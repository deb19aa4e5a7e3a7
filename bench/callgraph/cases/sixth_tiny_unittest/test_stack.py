from framework import TestCase


class Stack:
    def __init__(self):
        self._items = []

    def push(self, x):
        self._items.append(x)

    def pop(self):
        return self._items.pop()


class TestStack(TestCase):
    def set_up(self):
        self.stack = Stack()  #> test_stack.Stack.__init__
        self.stack.push(1)  #> test_stack.Stack.push

    def tear_down(self):
        self.stack = None

    def test_pop(self):
        self.check_equal(self.stack.pop(), 1)  #> framework.TestCase.check_equal test_stack.Stack.pop

    def test_pop_empty(self):
        self.stack.pop()  #> test_stack.Stack.pop
        self.check_raises(IndexError, self.stack.pop)  #> framework.TestCase.check_raises
        with self.check_raises(IndexError):  #> framework.TestCase.check_raises framework._Raises.__enter__ framework._Raises.__exit__
            self.stack.pop()  #> test_stack.Stack.pop
