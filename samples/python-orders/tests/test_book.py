import unittest

from shop import book
from shop.orders import Order

NAMES = [f"Customer {n}" for n in range(300)]
ORDERS = [Order(n, NAMES[n * 7 % 300], n * 31 % 977) for n in range(1200)]


class BookTest(unittest.TestCase):
    def test_customers_come_once_in_the_order_of_their_first_order(self):
        found = book.customers(ORDERS)
        self.assertEqual(found[:3], ["Customer 0", "Customer 7", "Customer 14"])
        self.assertEqual(sorted(found), sorted(NAMES))
        self.assertEqual(book.customers([]), [])

    def test_totals_are_of_all_orders(self):
        found = book.totals(ORDERS)
        self.assertEqual(list(found)[:2], ["Customer 0", "Customer 7"])
        self.assertEqual(sum(found.values()), sum(order.cents for order in ORDERS))
        self.assertEqual(found["Customer 0"], sum(o.cents for o in ORDERS if o.customer == "Customer 0"))

    def test_unpaid_orders_keep_their_order(self):
        paid = list(range(0, 1200, 2))
        self.assertEqual([order.number for order in book.unpaid(ORDERS, paid)], list(range(1, 1200, 2)))
        self.assertEqual(book.unpaid(ORDERS, []), ORDERS)

    def test_best_of_equals_is_the_earlier(self):
        found = book.best(ORDERS, 100)
        self.assertEqual(len(found), 100)
        self.assertEqual(found, sorted(ORDERS, key=lambda order: -order.cents)[:100])
        self.assertEqual(book.best(ORDERS[:2], 5), sorted(ORDERS[:2], key=lambda order: -order.cents))

    def test_label_has_letters_and_digits_alone(self):
        for order in ORDERS:
            self.assertRegex(book.label(order), r"^CUSTOMER[0-9]+-[0-9]{6}$")
        self.assertEqual(book.label(Order(7, "Ada L.", 1)), "ADAL-000007")
