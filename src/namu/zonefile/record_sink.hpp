#pragma once

#include "namu/base/record_position.hpp"
#include "namu/wire/record.hpp"
#include "namu/wire/record_run.hpp"

namespace namu {

/// Takes the records that a zone-file reader finds, one after the other.
class RecordSink {
public:
    virtual ~RecordSink() = default;
    /// `record` and what it points to live only during the call.
    virtual void add(const RecordView& record, const RecordPosition& position) = 0;

    /// Takes many records at once, without positions, from a reader that has none. The run is the sink's to keep;
    /// one that keeps none is handed its records one by one.
    virtual void add_run(RecordRun&& run)
    {
        for (const RunRecord& record : run)
            add(record, {});
    }
};

} // namespace namu
