#include "namu/load/rules.hpp"
#include "namu/tree/check/checks.hpp"
#include "namu/tree/check/cut.hpp"
#include "namu/tree/next_serial.hpp"
#include "namu/zone/check/spelling.hpp"
#include "namu/zone/same_records.hpp"

namespace namu {

/// RFC 1912 §2.2: whoever keeps a copy of the zone sees by its serial that there is something new.
void check_serial(const TreeInput& input, std::vector<Finding>& findings)
{
    if (input.baseline == nullptr)
        return;
    for (const TreeZone& zone : input.tree.zones()) {
        const TreeZone* const before = input.baseline->find(zone.apex());
        if (!zone.is_loaded() || before == nullptr || !before->is_loaded())
            continue;
        const Serial serial = zone.zone().serial();
        const Serial published = before->zone().serial();
        if (serial.is_newer_than(published) || same_records(zone.zone(), before->zone()))
            continue;
        findings.push_back({&load_rule::serial_not_raised,
                            place_of_apex(zone),
                            quoted(zone.apex()) + " has changed, and its serial " +
                                std::to_string(serial.value()) +
                                (serial == published ? " has not" : " is older than that of before"),
                            "raise it above " + std::to_string(published.value()),
                            {{place_of_apex(*before), "the serial of before"}},
                            {ZoneChange{.zone = zone.number, .serial = next_serial(published)}}});
    }
}

} // namespace namu
