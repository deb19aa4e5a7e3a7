class E(Exception):
    def __init__(self): pass
    def m(self): pass
