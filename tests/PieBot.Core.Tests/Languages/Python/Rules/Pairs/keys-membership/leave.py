def unknown(table, name):
    # It may be anything that has keys.
    return name in table.keys()


def of_database(row, name):
    # A row of sqlite3 looks for values.
    row.values()
    return name in row.keys()


def of_mail(message, name):
    message.items()
    return name in message.keys()


class Table:
    def __contains__(self, name):
        return name in self.keys()

    def items(self):
        return self.items()


def values(table, name):
    table.items()
    return name in table.values()


def of_list(names, name):
    table = list(names)
    return name in table.keys()


def deeper(table, name):
    table.items()
    return name in table.keys(1)
