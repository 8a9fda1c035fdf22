#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/zone/lookup.hpp"

#include <optional>
#include <string>
#include <vector>

namespace namu::testing {

/// A zone as a plain list of records that is read from front to back for every question: slow, and
/// simple enough to be seen to be right. What Zone::find says is compared with it.
class NaiveZone {
public:
    struct Record {
        Name owner;
        RRType type{};
        std::vector<std::uint8_t> rdata;
    };

    struct Outcome {
        Lookup::Kind kind = Lookup::Kind::outside;
        std::optional<Name> node;
        bool from_wildcard = false;
        std::vector<std::vector<std::uint8_t>> rdata; ///< of the RRset that decides, in any order
    };

    NaiveZone(const Name& apex, std::vector<Record> records) : apex_{apex}, records_{std::move(records)} {}

    [[nodiscard]] Outcome find(const Name& name, RRType type) const;
    [[nodiscard]] const std::vector<Record>& records() const noexcept { return records_; }

private:
    [[nodiscard]] bool exists(const Name& name) const;
    [[nodiscard]] std::optional<Name> topmost_cut(const Name& name) const;
    [[nodiscard]] std::optional<Name> topmost_dname(const Name& name) const;
    [[nodiscard]] Outcome of_rrset(Lookup::Kind kind, const Name& owner, RRType type) const;
    [[nodiscard]] Outcome of_node(const Name& owner, RRType type) const;

    Name apex_;
    std::vector<Record> records_;
};

} // namespace namu::testing
