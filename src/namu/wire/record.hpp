#pragma once

#include "namu/base/bytes.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/wire/ttl.hpp"

namespace namu {

/// One resource record; owner and RDATA belong to somebody else. RDATA is in uncompressed wire form
/// and fits its type: readers of text and of messages have checked it.
struct RecordView {
    NameView owner;
    RRType type{};
    RRClass rr_class = RRClass::IN;
    Ttl ttl;
    Bytes rdata;
};

} // namespace namu
