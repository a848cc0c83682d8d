# references: some
import unittest
#      ^ import.module source=unittest


class PriceTestCase(unittest.TestCase):
#     ^ definition.class
    def make(self, cents):
#       ^ definition.method
        return Price(cents)


class PriceTests(PriceTestCase):
#     ^ definition.class test
    def test_sum(self):
#       ^ definition.method test
        self.assertEqual(1, self.make(1).cents)

    def setUp(self):
#       ^ definition.method test
        pass


def test_everything(shop):
#   ^ definition.function test
    assert shop


def tested(shop):
#   ^ definition.function
    return shop
