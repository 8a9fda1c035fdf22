#pragma once

#include <cstddef>

namespace namu::journey {

/// Whether each row stands where its own number says, so that it is found by that.
template <typename Rows, typename Member>
constexpr bool is_in_order(const Rows& rows, Member member)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].*member) != i)
            return false;
    }
    return true;
}

} // namespace namu::journey
