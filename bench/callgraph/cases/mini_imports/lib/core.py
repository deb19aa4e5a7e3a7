from . import tools
class Base:
    def run(self): return self.hook()  #> lib.core.Base.hook main.Mine.hook
    def hook(self): return tools.helper()  #> lib.tools.helper
def build(): return Base()  #> lib.core.Base
