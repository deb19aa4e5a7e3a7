def make(flag, function): return function
def plain(): pass
