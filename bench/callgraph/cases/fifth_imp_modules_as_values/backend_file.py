def open(name):
    return _path(name)  #> backend_file._path


def _path(name):
    return f"/tmp/{name}"


def close():
    return "file closed"
