import collections, threading
class P(threading.Thread):
    def run(self): 
        self.helper()  #> P.helper
    def helper(self): pass
p = P()  #> P
p.start()
p.run()  #> P.run
class D(collections.OrderedDict):
    def mine(self): pass
D().mine()  #> D.mine D
D().update({})  #> D
