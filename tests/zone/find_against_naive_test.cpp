// Random small zones: for all names and types Zone::find agrees with a search through the plain list of
// records.

#include "namu/zone/zone_find.hpp"

#include "naive_zone.hpp"
#include "namu/zone/zone_builder.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namu::testing::NaiveZone;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(find_against_naive)

constexpr std::array labels = {"a", "b", "*"};
constexpr std::size_t max_depth = 4;
constexpr std::array types = {RRType::A,  RRType::TXT,   RRType::NS, RRType::CNAME, RRType::DNAME,
                              RRType::DS, RRType::RRSIG, RRType::MX, RRType::ANY};

Name below(const char* label, const Name& parent)
{
    return Name::join(as_bytes(label), parent).value();
}

/// All names that are made of the labels, as deep as max_depth below `top`, `top` first.
std::vector<Name> all_names(const Name& top)
{
    std::vector<Name> names = {top};
    std::size_t begin = 0;
    for (std::size_t depth = 0; depth < max_depth; ++depth) {
        const std::size_t end = names.size();
        for (; begin < end; ++begin) {
            for (const char* const label : labels)
                names.push_back(below(label, names[begin]));
        }
    }
    return names;
}

class RandomZone {
public:
    explicit RandomZone(unsigned seed) : random_{seed} {}

    std::vector<NaiveZone::Record> records()
    {
        // Zones without DNAME and cuts, too: those hide much of what is below them.
        const bool has_redirections = pick(3) != 0;
        const std::size_t count = 3 + pick(25);
        std::vector<NaiveZone::Record> records;
        while (records.size() < count) {
            const RRType type = types[pick(6)];
            const bool redirects = type == RRType::NS || type == RRType::DNAME;
            if (!redirects || (has_redirections && pick(3) == 0))
                records.push_back({owner(), type, rdata(records.size())});
        }
        return records;
    }

private:
    std::size_t pick(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random_);
    }

    Name owner()
    {
        Name name = Name::from_text("example.").value();
        for (std::size_t depth = pick(max_depth + 1); depth > 0; --depth)
            name = below(labels[pick(labels.size())], name);
        return name;
    }

    /// A name, which is RDATA of all types here that matter to a lookup; each record has its own.
    static std::vector<std::uint8_t> rdata(std::size_t number)
    {
        const Name name = Name::from_text("r" + std::to_string(number) + ".test.").value();
        return {name.octets().begin(), name.octets().end()};
    }

    std::mt19937 random_;
};

std::vector<std::vector<std::uint8_t>> sorted_rdata(const RRsetView& rrset)
{
    std::vector<std::vector<std::uint8_t>> result;
    if (rrset.exists()) {
        for (const Bytes rdata : rrset)
            result.emplace_back(rdata.begin(), rdata.end());
    }
    std::ranges::sort(result);
    return result;
}

std::shared_ptr<const Zone> build(const std::vector<NaiveZone::Record>& records)
{
    ZoneBuilder builder{Name::from_text("example.").value()};
    for (const auto& record : records)
        builder.add({.owner = record.owner,
                     .type = record.type,
                     .rr_class = RRClass::IN,
                     .ttl = Ttl{},
                     .rdata = record.rdata});
    return builder.build().zone;
}

bool agree(const Lookup& lookup, NaiveZone::Outcome outcome)
{
    std::ranges::sort(outcome.rdata);
    const bool same_node = lookup.node.exists() == outcome.node.has_value() &&
                           (!outcome.node || lookup.node.owner() == *outcome.node);
    return lookup.kind == outcome.kind && same_node && lookup.from_wildcard == outcome.from_wildcard &&
           sorted_rdata(lookup.rrset) == outcome.rdata;
}

std::string describe(const std::vector<NaiveZone::Record>& records)
{
    std::string text;
    for (const auto& record : records)
        text += "\n  " + record.owner.to_text() + ' ' + to_text(record.type);
    return text;
}

BOOST_DATA_TEST_CASE(all_names_and_types_of_a_random_zone, data::xrange(200U), seed)
{
    const auto records = RandomZone{seed}.records();
    const NaiveZone naive{Name::from_text("example.").value(), records};
    const auto zone = build(records);
    std::vector<Name> names = all_names(Name::from_text("example.").value());
    names.push_back(Name::from_text("a.test.").value());
    names.push_back(Name{});

    for (const Name& name : names) {
        const HashedName hashed{name};
        for (const RRType type : types) {
            const bool same = agree(zone->find(hashed, type), naive.find(name, type));
            BOOST_REQUIRE_MESSAGE(same, name.to_text() << ' ' << to_text(type) << " in" << describe(records));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
