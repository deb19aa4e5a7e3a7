from framework import TestCase, cases, skip


def gcd(a, b):
    return gcd(b, a % b) if b else a  #> test_numbers.gcd


class TestGcd(TestCase):
    @cases((4, 6, 2), (7, 3, 1))  #> framework.cases framework.cases.deco
    def test_table(self, a, b, want):
        self.check_equal(gcd(a, b), want)  #> framework.TestCase.check_equal test_numbers.gcd

    def test_wrong_on_purpose(self):
        self.check_equal(gcd(10, 5), 10, "gcd is off")  #> framework.TestCase.check_equal test_numbers.gcd

    @skip("slow")  #> framework.skip framework.skip.deco
    def test_huge(self):
        self.check_equal(gcd(10 ** 50, 3), 1)  #> framework.TestCase.check_equal test_numbers.gcd
