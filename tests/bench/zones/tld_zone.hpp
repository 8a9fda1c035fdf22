#pragma once

#include "bench/zones/label_maker.hpp"
#include "bench/zones/zone_maker.hpp"

#include <cstdint>
#include <string>

namespace namu::bench {

/// The zone of a registry, written as registries publish theirs: absolute names in alphabetical order, one
/// record a line with TTL and class. A delegation has two or three name servers; most are those of a few
/// large providers outside, some are below the delegation and have glue; 28 of 100 have a DS.
///
/// A million delegations are 2.76 million records in about 150 MB.
class TldZone final : public ZoneMaker {
public:
    /// `apex`: absolute, with its final dot. `delegations`: at least 100.
    TldZone(std::string apex, std::uint64_t delegations, std::uint64_t seed);

    void write_zone(TextSink& zone) const override;
    [[nodiscard]] std::span<const QuestionClass> classes() const override;
    void write_question(TextSink& questions, std::size_t class_number, Draws& draws) const override;

private:
    void write_delegation(TextSink& zone, std::uint64_t number) const;
    void write_own_servers(TextSink& zone, const std::string& child, std::uint64_t number) const;
    void write_provider_servers(TextSink& zone, const std::string& child, std::uint64_t number) const;
    [[nodiscard]] std::string child(std::uint64_t number) const;

    std::string apex_;
    std::uint64_t delegations_;
    std::uint64_t providers_;
    MixedNumbers numbers_;
    LabelMaker labels_;
    LabelMaker provider_labels_;
};

} // namespace namu::bench
