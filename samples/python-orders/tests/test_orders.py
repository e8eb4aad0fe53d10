import unittest

from shop.orders import Order


class OrderTest(unittest.TestCase):
    def test_equal_orders_are_equal(self):
        self.assertEqual(Order(1, "Ada", 250), Order(1, "Ada", 250))
