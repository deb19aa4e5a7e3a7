import inspect


class Container:
    def __init__(self):
        self._makers = {}
        self._single = {}

    def provide(self, key, maker, singleton=False):
        self._makers[key] = self._once(key, maker) if singleton else maker  #> container.Container._once

    def _once(self, key, maker):
        def get():
            if key not in self._single:
                self._single[key] = maker()  #> wiring.configure.<lambda>
            return self._single[key]
        return get

    def get(self, key):
        return self._makers[key]()  #> container.Container._once.get services.Clock wiring.make_mailer

    def inject(self, fn):
        def call(**given):
            wanted = inspect.signature(fn).parameters
            missing = {n: self.get(n) for n in wanted if n not in given}  #> container.Container.get
            return fn(**missing, **given)  #> main.welcome
        return call
