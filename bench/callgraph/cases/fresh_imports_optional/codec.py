def decode(text):
    import backend
    return backend.check(text)  #> backend.check
