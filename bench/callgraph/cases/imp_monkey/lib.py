def hook(): pass
def run():
    hook()  #> main.mine
class C:
    def m(self): pass
    def n(self):
        self.m()  #> main.<lambda>
