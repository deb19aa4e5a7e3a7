class Node:
    def __init__(self, action):
        self.action = action
        self.next = None

    def run(self):
        self.action()  #> ping pong
        if self.next:
            self.next.run()  #> Node.run


def ping():
    return 'ping'


def pong():
    return 'pong'


a = Node(ping)  #> Node.__init__
b = Node(pong)  #> Node.__init__
a.next = b
a.run()  #> Node.run
a, b = b, a
a.action()  #> pong
b.action()  #> ping
b.next.action()  #> pong
head = tail = Node(ping)  #> Node.__init__
tail.next = Node(pong)  #> Node.__init__
head.next.run()  #> Node.run
