#include "namu/zone/check/checks.hpp"
#include "namu/zone/check/odd_targets.hpp"
#include "namu/zone/check/rules.hpp"

namespace namu {

void check_target_is_address(const CheckInput& input, Diagnostics& diagnostics)
{
    for (const RRType type : {RRType::NS, RRType::CNAME, RRType::PTR, RRType::MX, RRType::SRV}) {
        input.odd_targets->for_each(input, type, [&](const CheckedTarget& target) {
            if (misspelling_of(input.zone, target.name) != Misspelling::address)
                return;
            const std::string address = address_in_front(target.name);
            const bool is_ipv6 = address.find(':') != std::string::npos;
            const std::string address_type = is_ipv6 ? "AAAA" : "A";
            diagnostics.report(
                {&zone_rule::target_is_address,
                 target.where(),
                 (type == RRType::CNAME || type == RRType::PTR ? "a " : "an ") + to_text(type) +
                     " record points to a name, and `" + address + "` is an address",
                 type == RRType::CNAME
                     ? "write an " + address_type + " record instead: `" + target.from.owner().to_text() +
                           ' ' + address_type + ' ' + address + '`'
                     : "write the name of the host that has this address",
                 {}});
        });
    }
}

} // namespace namu
