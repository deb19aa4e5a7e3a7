class ConfigError(Exception):
    def __str__(self):
        return f"{self.prefix()}: {self.args[0]}"  #> ConfigError.prefix MissingKey.prefix

    def prefix(self):
        return "config"


class MissingKey(ConfigError, KeyError):
    def prefix(self):
        return "missing"


def read_port(settings):
    try:
        return check_port(int(settings["port"]))  #> check_port
    except KeyError as error:
        raise MissingKey("port") from error  #> MissingKey
    except ValueError:
        raise bad_value("port")  #> bad_value


def check_port(port):
    if port > 65535:
        raise ConfigError(f"port {port} is too large")  #> ConfigError
    return port


def bad_value(key):
    return ConfigError(f"{key} is no number")  #> ConfigError


def default_port():
    return 8080


def port_of(settings):
    try:
        return read_port(settings)  #> read_port
    except MissingKey as error:
        print(error)  #> ConfigError.__str__
        return default_port()  #> default_port
    except ConfigError as error:
        print(str(error))  #> ConfigError.__str__


for settings in ({"port": "80"}, {}, {"port": "x"}, {"port": "70000"}):
    print(port_of(settings))  #> port_of
