def helper(): pass
class Tool:
    def use(self): return helper()  #> util.helper
    @staticmethod
    def make(): return Tool()  #> util.Tool
later = lambda: helper()  #> util.helper
CALLBACK = helper
def fire():
    CALLBACK()  #> pkg.sub.deep.dive
helper()  #> util.helper
