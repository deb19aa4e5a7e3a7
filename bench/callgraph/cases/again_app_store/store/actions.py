__all__ = ['add', 'add_later']


def make(kind, **values):
    return dict(values, type=kind)


def add(text):
    return make('add', text=text)  #> store.actions.make


def add_later(text):
    def thunk(dispatch, get):
        dispatch(add(text))  #> store.actions.add store.store.Store.dispatch
        return get()  #> store.store.Store.get
    return thunk
