import heapq


class Strategy:
    def __init__(self):
        self.queue = []

    def push(self, task):
        self.queue.append(task)

    def pop(self):
        raise NotImplementedError

    def __len__(self):
        return len(self.queue)


class Fifo(Strategy):
    def pop(self):
        return self.queue.pop(0)


class Lifo(Strategy):
    def pop(self):
        return self.queue.pop()


class ByKey(Strategy):
    def __init__(self, key):
        super().__init__()  #> strategies.Strategy.__init__
        self.key = key

    def push(self, task):
        heapq.heappush(self.queue, (self.key(task), task))  #> strategies.<lambda>+1.<lambda> strategies.shortest_first task.Task.__lt__

    def pop(self):
        return heapq.heappop(self.queue)[1]  #> task.Task.__lt__


def shortest_first(task):
    return task.cost


STRATEGIES = {
    "fifo": Fifo,
    "lifo": Lifo,
    "shortest": lambda: ByKey(shortest_first),  #> strategies.ByKey.__init__
    "priority": lambda: ByKey(lambda task: -task.priority),  #> strategies.ByKey.__init__
}


def make_strategy(name):
    try:
        factory = STRATEGIES[name]
    except KeyError:
        raise ValueError(f"no strategy {name}") from None
    return factory()  #> strategies.<lambda> strategies.<lambda>+1 strategies.Strategy.__init__
