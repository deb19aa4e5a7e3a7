def on_error(error):
    return None


def on_success(value):
    return value


def request(url, *, success=on_success, error=on_error, **options):
    if url:
        return success(url)  #> log on_success
    return error(options)  #> <lambda> log on_error


def log(value):
    return value


class Client:
    defaults = {'success': log}

    def get(self, url, **kwargs):
        return request(url, **{**self.defaults, **kwargs})  #> request


request('a')  #> request
request('', error=log)  #> request
Client().get('b')  #> Client Client.get
Client().get('', error=lambda options: log(options))  #> Client Client.get log
request(url='c', success=log)  #> request
