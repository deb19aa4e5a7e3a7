class Store:
    def __init__(self, reducer, state=None):
        self.reducer = reducer
        self.state = reducer(state, {'type': 'init'})  #> store.store.combine.root
        self.subscribers = []

    def dispatch(self, action):
        if callable(action):
            return action(self.dispatch, self.get)  #> store.actions.add_later.thunk
        self.state = self.reducer(self.state, action)  #> store.store.combine.root
        for subscriber in self.subscribers:
            subscriber(self.state)  #> main.show
        return action

    def get(self):
        return self.state

    def subscribe(self, fn):
        self.subscribers.append(fn)

        def unsubscribe():
            self.subscribers.remove(fn)
        return unsubscribe


def combine(**reducers):
    def root(state, action):
        state = state or {}
        return {name: reduce(state.get(name), action) for name, reduce in reducers.items()}  #> main.count main.items
    return root
