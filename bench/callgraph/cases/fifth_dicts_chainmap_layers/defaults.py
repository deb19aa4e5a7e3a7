def open_file(name):
    return f"open {name}"


def close_file(name):
    return f"close {name}"


def save_file(name):
    return "saved " + open_file(name)  #> defaults.open_file


TABLE = dict(open=open_file, close=close_file, save=save_file)
