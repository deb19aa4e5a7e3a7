import io
import unittest
from unittest import mock

class Stack:
    def __init__(self, items=(), on_empty=None):
        self._items = list(items)
        self.on_empty = on_empty

    def push(self, item):
        self._items.append(item)
        return self

    def pop(self):
        if not self._items:
            return self.underflow()  #> Stack.underflow
        return self._items.pop()

    def underflow(self):
        if self.on_empty:
            return self.on_empty()  #> TestPolite.make.<lambda>
        raise IndexError("empty stack")

    def __len__(self):
        return len(self._items)

def slow_source():
    return "network"

def fill(stack):
    return stack.push(slow_source())  #> Stack.push TestStack.test_patched.<lambda> slow_source

class Base(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("class " + cls.__name__)

    def setUp(self):
        self.stack = self.make()  #> Base.make TestPolite.make
        self.addCleanup(self.record, "cleaned")

    def make(self):
        return Stack()  #> Stack.__init__

    def record(self, what):
        self.log.append(what)

class TestStack(Base):
    def test_push_pop(self):
        self.assertEqual(self.stack.push(1).pop(), 1)  #> Stack.pop Stack.push

    def test_underflow(self):
        with self.assertRaises(IndexError):
            self.stack.pop()  #> Stack.pop
        self.assertRaises(IndexError, self.stack.pop)  #> Stack.pop

    @unittest.skip("later")
    def test_skipped(self):
        self.fail()

    def test_table(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertEqual(len(Stack(range(n))), n)  #> Stack.__init__ Stack.__len__

    def test_patched(self):
        with mock.patch(__name__ + ".slow_source", lambda: "fake"):
            self.assertEqual(fill(self.stack).pop(), "fake")  #> Stack.pop fill
        self.assertEqual(fill(self.stack).pop(), "network")  #> Stack.pop fill

class TestPolite(Base):
    def make(self):
        return Stack(on_empty=lambda: "sorry")  #> Stack.__init__

    def tearDown(self):
        self.record("tearDown")  #> Base.record

    def test_underflow(self):
        self.assertEqual(self.stack.pop(), "sorry")  #> Stack.pop

def suite():
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    return unittest.TestSuite([load(TestStack), TestPolite("test_underflow")])  #> TestPolite

if __name__ == "__main__":
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite())  #> Base.record Base.setUp Base.setUpClass TestPolite.tearDown TestPolite.test_underflow TestStack.test_patched TestStack.test_push_pop TestStack.test_table TestStack.test_underflow suite
    print(result.testsRun, len(result.failures), len(result.skipped))
    print(Base.log)
