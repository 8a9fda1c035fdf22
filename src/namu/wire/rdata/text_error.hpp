#pragma once

#include "namu/base/diagnostic.hpp"

#include <cstddef>
#include <string>

namespace namu::rdata {

/// Why a record's text is not RDATA of its type, in words for the person who wrote it.
struct TextError {
    const DiagnosticRule* rule;
    std::size_t token = 0; ///< index of the field that it is about; the number of fields: behind the last one
    std::size_t offset = 0; ///< octet within that field
    std::string message;
    std::string hint = {};
};

} // namespace namu::rdata
