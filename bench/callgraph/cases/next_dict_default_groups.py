from collections import OrderedDict, defaultdict


class Group:
    def __init__(self):
        self.members = []

    def add(self, member):
        self.members.append(member)
        return self


def make_name():
    return 'n'


groups = defaultdict(Group)
groups['a'].add(1)  #> Group.__init__ Group.add
groups['b'].add(2).add(3)  #> Group.__init__ Group.add
names = defaultdict(make_name)
names['x']  #> make_name
listeners = defaultdict(list)
listeners['start'].append(make_name)
for listener in listeners['start']:
    listener()  #> make_name
steps = OrderedDict()
steps['one'] = make_name
steps['two'] = Group
steps['one']()  #> make_name
steps['two']().add(4)  #> Group.__init__ Group.add
for name, step in steps.items():
    step()  #> Group.__init__ make_name
counts = {}
counts.setdefault('g', Group()).add(5)  #> Group.__init__ Group.add
