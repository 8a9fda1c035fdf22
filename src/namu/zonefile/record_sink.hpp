#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/record.hpp"

namespace namu {

/// Takes the records that a zone-file reader finds, one after the other.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    /// `record` and what it points to live only during the call.
    virtual void add(const RecordView& record, const RecordPosition& position) = 0;
};

} // namespace namu
