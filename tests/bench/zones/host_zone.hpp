#pragma once

#include "bench/zones/label_maker.hpp"
#include "bench/zones/zone_maker.hpp"

#include <cstdint>
#include <string>

namespace namu::bench {

/// The zone of an organisation: hosts one and two labels below the apex, aliases, mail, wildcards, and a
/// delegation for each thousand hosts.
///
///     bakotemi         A ...; some with AAAA, MX, TXT as well; one in 25 is a CNAME instead
///     dufareso.lan17   the same; lan17 itself has no records
///     *.wild3          A, AAAA
///     sub5             NS ns1.sub5 (with glue) and NS ns.elsewhere; every other one has a DS
class HostZone final : public ZoneMaker {
public:
    /// `apex`: absolute, with its final dot. `hosts`: at least 100.
    HostZone(std::string apex, std::uint64_t hosts, std::uint64_t seed);

    void write_zone(TextSink& zone) const override;
    [[nodiscard]] std::span<const QuestionClass> classes() const override;
    void write_question(TextSink& questions, std::size_t class_number, Draws& draws) const override;

private:
    enum class Data : std::uint32_t;

    [[nodiscard]] bool is_alias(std::uint64_t host) const;
    [[nodiscard]] bool has(Data data, std::uint64_t host) const;
    [[nodiscard]] std::string owner(std::uint64_t host) const;
    [[nodiscard]] std::uint64_t real_host(std::uint64_t draw) const;
    [[nodiscard]] std::uint64_t alias(std::uint64_t draw) const;

    void write_apex(TextSink& zone) const;
    void write_host(TextSink& zone, std::uint64_t host) const;
    void write_wildcard(TextSink& zone, std::uint64_t number) const;
    void write_delegation(TextSink& zone, std::uint64_t number) const;

    void ask_hit(TextSink& questions, Draws& draws) const;
    void ask_nodata(TextSink& questions, Draws& draws) const;
    void ask_nxdomain(TextSink& questions, Draws& draws) const;

    std::string apex_;
    std::uint64_t hosts_;
    std::uint64_t groups_;
    std::uint64_t delegations_;
    std::uint64_t wildcards_;
    MixedNumbers numbers_;
    LabelMaker labels_;
    Shuffle shuffle_;
};

} // namespace namu::bench
