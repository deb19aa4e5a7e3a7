class Mine(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
    def show(self): return self.code
class Sub(Mine):
    def show(self): return super().show()  #> Mine.show
def fail(n):
    if n:
        raise Sub(1)  #> Mine.__init__
    raise Mine(2)  #> Mine.__init__
def clean(): pass
def ok(): pass
try:
    fail(1)  #> fail
except Sub as e:
    e.show()  #> Sub.show
except Mine as e:
    e.show()  #> Mine.show
else:
    ok()  #> ok
finally:
    clean()  #> clean
try:
    fail(0)  #> fail
except (KeyError, Mine) as e:
    e.show()  #> Mine.show
try:
    ok()  #> ok
except Mine:
    clean()  #> clean
else:
    ok()  #> ok
