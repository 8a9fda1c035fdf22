#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

namespace namu {

using error_code = boost::system::error_code;

/// A value, or the reason why there is none. For octets that came from the network: it neither
/// throws nor allocates. Use it flat: `if (!name) return name.error();`
template <typename T>
using Result = boost::system::result<T>;

} // namespace namu
