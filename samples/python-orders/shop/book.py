"""The order book: what the shop asks of its orders."""

from shop.orders import Order


def customers(orders: list[Order]) -> list[str]:
    """Each customer once, in the order of their first order."""
    names = []
    for order in orders:
        if order.customer not in names:
            names.append(order.customer)
    return names


def totals(orders: list[Order]) -> dict[str, int]:
    """Cents by customer."""
    sums = {}
    for name in customers(orders):
        sums[name] = sum(order.cents for order in orders if order.customer == name)
    return sums


def unpaid(orders: list[Order], paid: list[int]) -> list[Order]:
    """The orders whose number is not among the paid ones."""
    left = []
    for order in orders:
        if order.number not in paid:
            left.append(order)
    return left


def best(orders: list[Order], count: int) -> list[Order]:
    """The dearest orders, the dearest first; of equals the earlier."""
    ordered = []
    rest = list(orders)
    while rest and len(ordered) < count:
        dearest = max(rest, key=lambda order: order.cents)
        rest.remove(dearest)
        ordered.append(dearest)
    return ordered


def label(order: Order) -> str:
    """What is printed on the parcel."""
    text = ""
    for letter in order.customer:
        if letter.isalnum():
            text += letter.upper()
    return f"{text}-{order.number:06}"
