#pragma once

#include "namu/base/result.hpp"

#include <cerrno>

namespace namu::net {

/// What the system call just made has left in `errno`.
[[nodiscard]] inline error_code last_system_error() noexcept
{
    return {errno, boost::system::system_category()};
}

} // namespace namu::net
