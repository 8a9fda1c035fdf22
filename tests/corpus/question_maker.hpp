#pragma once

#include "corpus/corpus_catalog.hpp"
#include "corpus/splitmix64.hpp"
#include "namu/answer/arrival.hpp"
#include "namu/wire/message.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace namu::testing {

/// A datagram, or what came over TCP without its length.
struct CorpusQuestion {
    std::vector<std::uint8_t> octets;
    Transport transport = Transport::udp;
    bool is_special = false; ///< to be answered with the settings that are not the usual ones
};

/// Makes questions about the names of a catalog: the names themselves, names beside, above and below them, names
/// that are elsewhere; types that are there and others; every form of EDNS; some packets that are broken.
/// The same seed gives the same questions everywhere and for ever, so do not change the order of what is drawn.
class QuestionMaker {
public:
    QuestionMaker(const std::vector<KnownName>& names, std::uint64_t seed) noexcept
        : names_{names},
          random_{seed}
    {}

    [[nodiscard]] CorpusQuestion next();

private:
    [[nodiscard]] Name related_name(const Name& base);
    [[nodiscard]] Name below(NameView parent);
    [[nodiscard]] Name in_random_case(const Name& name);
    [[nodiscard]] std::vector<std::uint8_t> random_label();
    [[nodiscard]] std::vector<std::uint8_t> random_octets(std::size_t count);
    [[nodiscard]] RRType type_for(const KnownName& known);
    [[nodiscard]] RRClass random_class();
    [[nodiscard]] std::uint16_t random_flags();
    [[nodiscard]] std::optional<Opt> random_opt();
    [[nodiscard]] EdnsOption random_option();
    void damage(std::vector<std::uint8_t>& octets);

    const std::vector<KnownName>& names_;
    SplitMix64 random_;
};

} // namespace namu::testing
