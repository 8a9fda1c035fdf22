#include "namu/wire/name.hpp"

#include <iostream>

int main()
{
    const auto name = namu::Name::from_text("www.home.lab.");
    if (!name)
        return 1;
    std::cout << name->to_text() << '\n';
}
