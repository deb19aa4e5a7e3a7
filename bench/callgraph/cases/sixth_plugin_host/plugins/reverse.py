def reverse(text):
    return flip(text)  #> plugins.reverse.flip


def flip(t):
    return t[::-1]


def install(host, priority=5):
    host.register("reverse", reverse, priority)  #> host.Host.register
    host.add_hook("before", announce)  #> host.Host.add_hook


def announce(name):
    print("->", name)


def uninstall(host):
    host.register("reverse", flip)
