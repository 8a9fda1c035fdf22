#pragma once

#include "namu/wire/message.hpp"
#include "namu/zone/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace namu::test {

/// A zone as a test writes it and goes on changing it.
class WrittenZone {
public:
    /// Reads master-file text. The name of the zone is the owner of its SOA, or its first `$ORIGIN`, or `test.`. What is
    /// missing is supplied: a TTL of 300 seconds, an SOA, an NS. Blanks that all lines begin with do not count. Throws
    /// BadZone.
    explicit WrittenZone(std::string_view text);

    /// Adds the records of such a text, relative to the zone. Throws BadZone, and nothing is added.
    void add(std::string_view text);
    /// Removes the records of that owner, relative to the zone, and type; of all types for ANY. How many there were.
    std::size_t remove(std::string_view owner, RRType type);

    [[nodiscard]] const Name& apex() const noexcept { return apex_; }
    /// The zone as it is now. Throws BadZone where it breaks a rule that keeps it from being served.
    [[nodiscard]] CatalogEntry build() const;

private:
    void supply_what_is_missing();

    Name apex_;
    std::vector<Message::Record> records_;
};

} // namespace namu::test
