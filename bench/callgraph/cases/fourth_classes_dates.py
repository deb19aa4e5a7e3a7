class Date:
    def __init__(self, year, month, day):
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, text):
        parts = [int(part) for part in text.split("-")]
        cls.check(*parts)  #> Date.check Deadline.check
        return cls(*parts)  #> Date.__init__

    @staticmethod
    def check(year, month, day):
        if not 1 <= month <= 12:
            raise ValueError(month)

    @classmethod
    def first_of(cls, year):
        return cls.parse(f"{year}-1-1")  #> Date.parse

    def next_year(self):
        return type(self)(self.year + 1, self.month, self.day)  #> Date.__init__

    def __repr__(self):
        return f"{self.year}-{self.month}-{self.day}"


class Deadline(Date):
    @staticmethod
    def check(year, month, day):
        Date.check(year, month, day)  #> Date.check
        if year < 2000:
            raise ValueError(year)

    def extend(self):
        return self.next_year()  #> Date.next_year


print(Date.parse("1999-12-31"))  #> Date.__repr__ Date.parse
print(Deadline.first_of(2024).extend())  #> Date.__repr__ Date.first_of Deadline.extend
