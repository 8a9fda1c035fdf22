#include "bench/zones/tld_zone.hpp"

#include "bench/zones/rdata_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu::bench {
namespace {

enum Purpose : std::uint32_t { servers = 48, provider, security };

enum Asked : std::size_t { referrals, ds, nxdomain, nodata, hits };

constexpr std::array<QuestionClass, 5> all_classes{{
    {"referrals", 70},
    {"ds", 8},
    {"nxdomain", 18},
    {"nodata", 1},
    {"hits", 3},
}};

} // namespace

TldZone::TldZone(std::string apex, std::uint64_t delegations, std::uint64_t seed)
    : apex_{std::move(apex)},
      delegations_{delegations},
      providers_{std::max<std::uint64_t>(20, delegations / 500)},
      numbers_{seed},
      labels_{delegations, seed},
      provider_labels_{providers_, seed + 1}
{}

std::string TldZone::child(std::uint64_t number) const
{
    return labels_.label(number) + '.' + apex_;
}

void TldZone::write_own_servers(TextSink& zone, const std::string& name, std::uint64_t number) const
{
    for (const char server : {'1', '2'})
        zone << name << "\t86400\tIN\tNS\tns" << server << '.' << name << '\n';
    for (const char server : {'1', '2'}) {
        zone << "ns" << server << '.' << name << "\t86400\tIN\tA\t";
        write_ipv4(zone, number * 2 + (server == '2' ? 1 : 0));
        zone << '\n';
    }
}

void TldZone::write_provider_servers(TextSink& zone, const std::string& name, std::uint64_t number) const
{
    // Few providers have most of the customers: the square of an even spread leans to the small numbers.
    const auto draw = static_cast<double>(numbers_.of(provider, number) >> 11) * 0x1p-53;
    const auto chosen = static_cast<std::uint64_t>(draw * draw * static_cast<double>(providers_));
    const auto count = numbers_.of(servers, number) / 100 % 100 < 3 ? 3U : 2U;
    for (unsigned server = 1; server <= count; ++server)
        zone << name << "\t86400\tIN\tNS\tns" << server << '.' << provider_labels_.label(chosen)
             << ".example.\n";
}

void TldZone::write_delegation(TextSink& zone, std::uint64_t number) const
{
    const std::string name = child(number);
    const bool has_own_servers = numbers_.of(servers, number) % 100 < 23;
    if (has_own_servers)
        write_own_servers(zone, name, number);
    else
        write_provider_servers(zone, name, number);
    if (numbers_.of(security, number) % 100 < 28) {
        zone << name << "\t86400\tIN\tDS\t";
        write_ds(zone, numbers_, number);
        zone << '\n';
    }
}

void TldZone::write_zone(TextSink& zone) const
{
    zone << apex_ << "\t86400\tIN\tSOA\ta.nic." << apex_ << " hostmaster.nic." << apex_
         << " 2026010101 1800 900 604800 3600\n";
    for (const char server : {'a', 'b'})
        zone << apex_ << "\t86400\tIN\tNS\t" << server << ".nic." << apex_ << '\n';
    zone << "a.nic." << apex_ << "\t86400\tIN\tA\t192.0.2.1\nb.nic." << apex_
         << "\t86400\tIN\tA\t192.0.2.2\n";
    for (std::uint64_t i = 0; i < delegations_; ++i)
        write_delegation(zone, i);
}

std::span<const QuestionClass> TldZone::classes() const
{
    return all_classes;
}

void TldZone::write_question(TextSink& questions, std::size_t class_number, Draws& draws) const
{
    switch (class_number) {
    case referrals:
        questions << (draws.below(3) == 0 ? "" : "www.") << child(draws.below(delegations_))
                  << (draws.below(4) == 0 ? " AAAA\n" : " A\n");
        break;
    case ds: questions << child(draws.below(delegations_)) << " DS\n"; break;
    case nxdomain: questions << labels_.label(draws.below(delegations_)) << "x." << apex_ << " A\n"; break;
    case nodata: questions << "a.nic." << apex_ << " AAAA\n"; break;
    case hits:
        if (draws.below(2) == 0)
            questions << apex_ << " SOA\n";
        else
            questions << "b.nic." << apex_ << " A\n";
        break;
    default: break;
    }
}

} // namespace namu::bench
