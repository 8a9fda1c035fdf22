#pragma once

#include "namu/wire/record.hpp"

#include <cstdint>
#include <string>

namespace namu {

/// How types and data are written.
enum class RecordForm : std::uint8_t {
    mnemonic, ///< `A 192.0.2.1`
    generic,  ///< `TYPE1 \# 4 C0000201`: the wire form, octet by octet (RFC 3597 §5)
};

/// Appends a record as one line that needs nothing around it: `owner TTL class type data` with tabs between
/// them, names absolute, and a line end. Reading it back gives the same record.
void append_record_text(const RecordView& record, std::string& out, RecordForm form = RecordForm::mnemonic);

} // namespace namu
