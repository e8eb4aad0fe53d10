def used_later(numbers):
    result = []
    for number in numbers:
        result.append(number)
    return result, number


def filled(numbers):
    result = [0]
    for number in numbers:
        result.append(number)
    return result


def itself(numbers):
    result = []
    for number in numbers:
        result.append(len(result))
    return result


def grown(numbers):
    result = []
    for number in result:
        result.append(number)
    return result


def more(numbers):
    result = []
    for number in numbers:
        print(number)
        result.append(number)
    return result


def stops(numbers):
    result = []
    for number in numbers:
        if number:
            result.append(number)
        else:
            break
    return result


def otherwise(numbers):
    result = []
    for number in numbers:
        result.append(number)
    else:
        print("done")
    return result


def caught(numbers):
    try:
        result = []
        for number in numbers:
            result.append(1 / number)
    except ZeroDivisionError:
        pass
    return result


def swallowed(numbers, suppress):
    with suppress(ValueError):
        result = []
        for number in numbers:
            result.append(int(number))
    return result


def generated(numbers):
    result = []
    for number in numbers:
        result.append((yield number))
    return result


async def waited(calls):
    result = []
    for call in calls:
        result.append(await call)
    return result


async def streamed(calls):
    result = []
    async for call in calls:
        result.append(call)
    return result


def deferred(numbers):
    result = []
    for number in numbers:
        result.append(lambda: number)
    return result


def shared(numbers):
    global result
    result = []
    for number in numbers:
        result.append(number)


def captured(numbers):
    result = []

    def seen():
        return len(result)

    for number in numbers:
        result.append(number)
    return seen()


class Child(list):
    def parts(self, numbers):
        result = []
        for number in numbers:
            result.append(super().count(number))
        return result


def noted(numbers):
    result = []
    for number in numbers:
        # The comment would be lost.
        result.append(number)
    return result


def target(rows, self):
    result = []
    for self.row in rows:
        result.append(self.row)
    return result


def dictionary(rows):
    # No faster as a comprehension.
    table = {}
    for key, value in rows:
        table[key] = value
    return table


def unbound(rows):
    result = []
    for row in rows:
        if result:
            result.append(row)
    return result


def seeing(numbers):
    result = []
    for number in numbers:
        result.append(locals())
    return result


def named(numbers):
    result = []
    for number in numbers:
        result.append(half := number / 2)
    return result, half


def added_later(numbers):
    result = []
    for number in numbers:
        result.append(number)
    number += 1
    return result


def deleted_later(numbers):
    result = []
    for number in numbers:
        result.append(number)
    del number
    return result
