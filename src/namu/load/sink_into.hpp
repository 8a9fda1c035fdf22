#pragma once

#include "namu/zonefile/record_sink.hpp"

#include <utility>

namespace namu {

/// Hands the records of a zone file to who makes something of them: a ZoneBuilder, a ZoneComparer. It must outlive this.
template <typename Taker>
class SinkInto final : public RecordSink {
public:
    explicit SinkInto(Taker& taker) noexcept : taker_{taker} {}

    void add(const RecordView& record, const RecordPosition& position) override
    {
        taker_.add(record, position);
    }
    void add_run(RecordRun&& run) override { taker_.add(std::move(run)); }

private:
    Taker& taker_;
};

} // namespace namu
