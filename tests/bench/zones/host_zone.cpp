#include "bench/zones/host_zone.hpp"

#include "bench/zones/rdata_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace namu::bench {

/// What a host may have; also the purposes of the numbers that decide it.
enum class HostZone::Data : std::uint32_t { alias = 16, aaaa, mx, txt, group, address, target };

namespace {

enum Asked : std::size_t { hits, nodata, nxdomain, wildcard, cname, referrals, ds };

constexpr std::array<QuestionClass, 7> all_classes{{
    {"hits", 60},
    {"nodata", 10},
    {"nxdomain", 12},
    {"wildcard", 5},
    {"cname", 5},
    {"referrals", 6},
    {"ds", 2},
}};

} // namespace

HostZone::HostZone(std::string apex, std::uint64_t hosts, std::uint64_t seed)
    : apex_{std::move(apex)},
      hosts_{hosts},
      groups_{std::max<std::uint64_t>(2, hosts / 500)},
      delegations_{std::max<std::uint64_t>(4, hosts / 1000)},
      wildcards_{std::max<std::uint64_t>(2, hosts / 1000)},
      numbers_{seed},
      labels_{hosts, seed},
      shuffle_{hosts}
{}

bool HostZone::is_alias(std::uint64_t host) const
{
    return has(Data::alias, host);
}

bool HostZone::has(Data data, std::uint64_t host) const
{
    const auto percent = [data] {
        switch (data) {
        case Data::alias: return 4U;
        case Data::aaaa: return 20U;
        case Data::mx: return 3U;
        case Data::txt: return 5U;
        default: return 50U;
        }
    }();
    return numbers_.of(static_cast<std::uint32_t>(data), host) % 100 < percent;
}

std::string HostZone::owner(std::uint64_t host) const
{
    std::string owner = labels_.label(host);
    if (has(Data::group, host)) {
        owner += ".lan";
        owner += std::to_string(host * groups_ / hosts_);
    }
    return owner;
}

std::uint64_t HostZone::real_host(std::uint64_t draw) const
{
    std::uint64_t host = draw % hosts_;
    while (is_alias(host))
        host = (host + 1) % hosts_;
    return host;
}

std::uint64_t HostZone::alias(std::uint64_t draw) const
{
    std::uint64_t host = draw % hosts_;
    while (!is_alias(host))
        host = (host + 1) % hosts_;
    return host;
}

void HostZone::write_apex(TextSink& zone) const
{
    zone << "$ORIGIN " << apex_ << "\n$TTL 3600\n"
         << "@\tIN\tSOA\tns1 hostmaster 2026010101 14400 3600 1209600 3600\n"
         << "@\tIN\tNS\tns1\n@\tIN\tNS\tns2\n@\tIN\tMX\t10 mail\n"
         << "@\tIN\tTXT\t\"v=spf1 mx -all\"\n"
         << "ns1\tIN\tA\t192.0.2.1\nns2\tIN\tA\t192.0.2.2\nmail\tIN\tA\t192.0.2.3\n";
}

void HostZone::write_host(TextSink& zone, std::uint64_t host) const
{
    const std::string name = owner(host);
    const std::uint64_t address = numbers_.of(static_cast<std::uint32_t>(Data::address), host);
    if (is_alias(host)) {
        const auto target = real_host(numbers_.of(static_cast<std::uint32_t>(Data::target), host));
        zone << name << "\tIN\tCNAME\t" << owner(target) << '\n';
        return;
    }
    zone << name << "\tIN\tA\t";
    write_ipv4(zone, address);
    zone << '\n';
    if (has(Data::aaaa, host)) {
        zone << name << "\tIN\tAAAA\t";
        write_ipv6(zone, address);
        zone << '\n';
    }
    if (has(Data::mx, host))
        zone << name << "\tIN\tMX\t10 mail\n";
    if (has(Data::txt, host))
        zone << name << "\tIN\tTXT\t\"rack " << address % 97 << ", owner " << labels_.label(host) << "\"\n";
}

void HostZone::write_wildcard(TextSink& zone, std::uint64_t number) const
{
    zone << "*.wild" << number << "\tIN\tA\t192.0.2.80\n*.wild" << number << "\tIN\tAAAA\t2001:db8::80\n";
}

void HostZone::write_delegation(TextSink& zone, std::uint64_t number) const
{
    zone << "sub" << number << "\tIN\tNS\tns1.sub" << number << "\nsub" << number
         << "\tIN\tNS\tns.elsewhere.example.\n";
    if (number % 2 == 0) {
        zone << "sub" << number << "\tIN\tDS\t";
        write_ds(zone, numbers_, number);
        zone << '\n';
    }
    zone << "ns1.sub" << number << "\tIN\tA\t";
    write_ipv4(zone, number);
    zone << '\n';
}

void HostZone::write_zone(TextSink& zone) const
{
    write_apex(zone);
    for (std::uint64_t i = 0; i < hosts_; ++i)
        write_host(zone, shuffle_(i));
    for (std::uint64_t i = 0; i < wildcards_; ++i)
        write_wildcard(zone, i);
    for (std::uint64_t i = 0; i < delegations_; ++i)
        write_delegation(zone, i);
}

std::span<const QuestionClass> HostZone::classes() const
{
    return all_classes;
}

void HostZone::ask_hit(TextSink& questions, Draws& draws) const
{
    const auto host = real_host(draws.next());
    questions << owner(host) << '.' << apex_;
    // Nobody asks as often for mail and texts as for addresses, but where they are they are asked for too.
    if (has(Data::txt, host))
        questions << " TXT\n";
    else if (has(Data::mx, host))
        questions << " MX\n";
    else if (has(Data::aaaa, host) && draws.below(2) == 0)
        questions << " AAAA\n";
    else
        questions << " A\n";
}

void HostZone::ask_nodata(TextSink& questions, Draws& draws) const
{
    auto host = real_host(draws.next());
    while (is_alias(host) || has(Data::aaaa, host))
        host = (host + 1) % hosts_;
    questions << owner(host) << '.' << apex_ << (draws.below(4) == 0 ? " HTTPS\n" : " AAAA\n");
}

void HostZone::ask_nxdomain(TextSink& questions, Draws& draws) const
{
    // Typing mistakes beside real names, some of them below a real name.
    const auto host = real_host(draws.next());
    questions << labels_.label(draws.below(hosts_)) << 'x';
    if (draws.below(4) == 0)
        questions << '.' << owner(host);
    questions << '.' << apex_ << " A\n";
}

void HostZone::write_question(TextSink& questions, std::size_t class_number, Draws& draws) const
{
    switch (class_number) {
    case hits: ask_hit(questions, draws); break;
    case nodata: ask_nodata(questions, draws); break;
    case nxdomain: ask_nxdomain(questions, draws); break;
    case wildcard:
        questions << labels_.label(draws.below(hosts_)) << ".wild" << draws.below(wildcards_) << '.' << apex_
                  << (draws.below(4) == 0 ? " AAAA\n" : " A\n");
        break;
    case cname: questions << owner(alias(draws.next())) << '.' << apex_ << " A\n"; break;
    case referrals:
        questions << "www.sub" << draws.below(delegations_) << '.' << apex_
                  << (draws.below(4) == 0 ? " AAAA\n" : " A\n");
        break;
    case ds: questions << "sub" << draws.below(delegations_) << '.' << apex_ << " DS\n"; break;
    default: break;
    }
}

} // namespace namu::bench
