#include "namu/wire/header.hpp"
#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/rules.hpp"
#include "namu/zone/check/spelling.hpp"

#include <cstddef>
#include <string>

namespace namu {
namespace {

/// Of each record besides its RDATA: a pointer to the owner, type, class, TTL. The length is in the block.
constexpr std::size_t octets_around_rdata = 10;

/// The least that the RRset takes in a message, if no name in its RDATA is compressed.
std::size_t octets_in_message(const RRsetView& rrset)
{
    return rrset.block().size() + rrset.size() * octets_around_rdata;
}

} // namespace

void check_rrset_too_large(const CheckInput& input, Diagnostics& diagnostics)
{
    for_each_node(input, [&](const NodeView& node) {
        for (std::size_t number = 0; number < node.rrset_count(); ++number) {
            const CheckedRRset rrset{input, node, number};
            const std::size_t octets = octets_in_message(rrset.records());
            if (octets <= max_message_octets)
                continue;
            diagnostics.report({&zone_rule::rrset_too_large,
                                rrset.first_written().owner(),
                                "the " + std::to_string(rrset.records().size()) + " " +
                                    to_text(rrset.type()) + " records of " + quoted(rrset.owner()) +
                                    " take about " + std::to_string(octets) + " octets; a message holds " +
                                    std::to_string(max_message_octets),
                                "spread the records over several names",
                                {}});
        }
    });
}

} // namespace namu
