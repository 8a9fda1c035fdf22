#pragma once

#include "namu/wire/rdata/text_input.hpp"

namespace namu::rdata {

/// Service parameters `key` or `key=value`, in any order and each key once; written in ascending order
/// (RFC 9460 §2.1). Checks all that `svc_params_size` does.
[[nodiscard]] bool read_svc_params(TextInput& in);

} // namespace namu::rdata
