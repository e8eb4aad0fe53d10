#pragma once
#include <string>

namespace shop {

struct Order {
    int number;
    std::string customer;
    long cents;
};

}
