__all__ = ['starred']
def starred(): pass
def hidden(): pass
