import store
from store import Store, combine


def items(state, action):
    if action['type'] == 'add':
        return append(state, action['text'])  #> main.append
    return state or []


def append(state, text):
    return state + [text]


def count(state, action):
    return (state or 0) + 1


app = Store(combine(items=items, count=count))  #> store.store.Store.__init__ store.store.combine


def show(state):
    return len(state['items'])


stop = app.subscribe(show)  #> store.store.Store.subscribe
app.dispatch(store.add('a'))  #> store.actions.add store.store.Store.dispatch
app.dispatch(store.add_later('b'))  #> store.actions.add_later store.store.Store.dispatch
stop()  #> store.store.Store.subscribe.unsubscribe
