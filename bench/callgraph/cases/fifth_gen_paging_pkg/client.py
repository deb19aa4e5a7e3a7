class Client:
    def __init__(self, data):
        self.data = data
        self.requests = 0

    def pages(self):
        number = 0
        while page := self._get(number):  #> client.Client._get
            yield page
            number += 1

    def _get(self, number):
        self.requests += 1
        return self.data[number]

    def items(self):
        for page in self.pages():  #> client.Client.pages
            yield from map(self._parse, page)  #> client.Client._parse

    @staticmethod
    def _parse(item):
        return item * 10
