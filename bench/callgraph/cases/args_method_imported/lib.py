class C:
    def __init__(self, cb):
        self.cb = cb
    def fire(self):
        self.cb()  #> main.a
    def run(self, cb):
        cb()  #> main.a
