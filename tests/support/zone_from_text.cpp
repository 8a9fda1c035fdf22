#include "support/zone_from_text.hpp"

#include "namu/base/diagnostic_text.hpp"
#include "namu/dnssec/denial_indexer.hpp"
#include "namu/load/sink_into.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/reader.hpp"

#include <stdexcept>
#include <utility>

namespace namu::testing {

ZoneFromText zone_from_text(std::string_view apex, std::string text)
{
    const Name origin = Name::from_text(apex).value();
    ZoneFromText result;
    ZoneBuilder builder{origin};
    SinkInto records{builder};
    read_zone_text(std::move(text), "test.zone", origin, result.sources, records, result.diagnostics);
    result.built = builder.build();
    return result;
}

std::shared_ptr<const Zone> good_zone(std::string_view apex, std::string text)
{
    ZoneFromText result = zone_from_text(apex, std::move(text));
    std::string problems;
    for (const Diagnostic& diagnostic : result.diagnostics.kept()) {
        if (diagnostic.is_error())
            problems += to_text(diagnostic, result.sources, Colour::never);
    }
    for (const auto& record : result.built.notes.out_of_zone)
        problems += record.owner.to_text() + " is outside the zone\n";
    if (!problems.empty())
        throw std::invalid_argument{problems};
    result.built.zone->set_denial(index_denial(*result.built.zone));
    return std::move(result.built.zone);
}

} // namespace namu::testing
