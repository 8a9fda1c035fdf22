#pragma once

#include "namu/wire/message.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <vector>

namespace namu {

/// Keeps the records of a text as values, for texts of a few records.
class MessageRecords final : public RecordSink {
public:
    void add(const RecordView& record, const RecordPosition& /*position*/) override
    {
        records.push_back({Name{record.owner},
                           record.type,
                           record.rr_class,
                           record.ttl,
                           {record.rdata.begin(), record.rdata.end()}});
    }

    std::vector<Message::Record> records;
};

} // namespace namu
