from .base import Plugin


def describe(host):
    return ", ".join(host.names())  #> host.Host.names
