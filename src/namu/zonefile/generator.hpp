#pragma once

#include "namu/zonefile/inherited.hpp"
#include "namu/zonefile/lexer.hpp"
#include "namu/zonefile/record_reader.hpp"
#include "namu/zonefile/report.hpp"

#include <cstdint>

namespace namu {

/// Reads `$GENERATE start-stop[/step] owner [TTL] [class] type data` and hands over the records that it
/// stands for. They stand where the directive stands. One mistake in a generated record ends the directive.
void read_generate(const Entry& entry, std::uint64_t max_records, RecordReader& records, Inherited& inherited,
                   const Report& report);

} // namespace namu
