#pragma once

#include "namu/zone/zone_builder.hpp"
#include "namu/zonefile/record_sink.hpp"

#include <utility>

namespace namu {

/// Hands the records of a zone file to the builder of its zone, which must outlive this.
class BuilderSink final : public RecordSink {
public:
    explicit BuilderSink(ZoneBuilder& builder) noexcept : builder_{builder} {}

    void add(const RecordView& record, const RecordPosition& position) override
    {
        builder_.add(record, position);
    }
    void add_run(RecordRun&& run) override { builder_.add(std::move(run)); }

private:
    ZoneBuilder& builder_;
};

} // namespace namu
