class Lines:
    def __init__(self, text, clean=str.strip):
        self.text = text
        self.clean = clean

    def __iter__(self):
        return iter([self.clean(line) for line in self.text.splitlines()])  #> main.no_comment


class Chain:
    def __init__(self, *sources):
        self.sources = sources

    def __iter__(self):
        records = []
        for source in self.sources:
            records.extend(source)  #> pipe.sources.Lines.__iter__
        return iter(records)
