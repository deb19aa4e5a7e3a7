class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, item):
        self.items[index] = item

    def __delitem__(self, index):
        del self.items[index]

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return self.find(item) >= 0  #> Bag.find

    def find(self, item):
        return self.items.index(item) if item in self.items else -1

    def __or__(self, other):
        return Bag(*self, *other)  #> Bag.__init__ Bag.__iter__ Bag.__len__

    def __bool__(self):
        return len(self) > 0  #> Bag.__len__

    def __call__(self, func):
        return [func(item) for item in self]  #> <lambda> Bag.__iter__ show


def show(item):
    return item


bag = Bag(1, 2)  #> Bag.__init__
bag[0] = 3  #> Bag.__setitem__
bag[0]  #> Bag.__getitem__
3 in bag  #> Bag.__contains__
bag(show)  #> Bag.__call__
(bag | Bag(4))(lambda item: show(item))  #> Bag.__call__ Bag.__init__ Bag.__or__ show
del bag[0]  #> Bag.__delitem__
if bag:  #> Bag.__bool__
    for item in bag:  #> Bag.__iter__
        show(item)  #> show
