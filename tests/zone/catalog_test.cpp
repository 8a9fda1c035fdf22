#include "namu/zone/catalog.hpp"

#include "support/zone_from_text.hpp"

#include <map>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(catalog)

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

Catalog make_catalog(const std::vector<std::string>& apexes)
{
    std::vector<CatalogEntry> entries;
    for (const std::string& apex : apexes)
        entries.push_back({name(apex), nullptr});
    return Catalog{std::move(entries)};
}

/// The apex found; "none" where there is none.
std::string find(const Catalog& catalog, const Name& wanted, RRType type)
{
    const CatalogEntry* const entry = catalog.find(HashedName{wanted}, type);
    return entry == nullptr ? "none" : entry->apex.to_text();
}

struct Search {
    const char* name;
    RRType type;
    const char* apex;
};

std::ostream& operator<<(std::ostream& out, const Search& sample)
{
    return out << sample.name << ' ' << to_text(sample.type);
}

// clang-format off
const Search searches[] = {
    {"example.",                RRType::A,   "example."},
    {"EXAMPLE.",                RRType::A,   "example."},
    {"www.example.",            RRType::A,   "example."},
    {"x.y.z.sub.example.",      RRType::A,   "sub.example."},
    {"sub.example.",            RRType::SOA, "sub.example."},
    {"xsub.example.",           RRType::A,   "example."},
    {"xexample.",               RRType::A,   "none"},
    {".",                       RRType::NS,  "none"},
    {"test.",                   RRType::A,   "none"},
    {"deep.down.sub.example.",  RRType::A,   "deep.down.sub.example."},
    {"down.sub.example.",       RRType::A,   "sub.example."},
    // RFC 4035 §3.1.4.1: the DS of an apex is its parent's.
    {"sub.example.",            RRType::DS,  "example."},
    {"example.",                RRType::DS,  "example."},
    {"www.sub.example.",        RRType::DS,  "sub.example."},
    {"deep.down.sub.example.",  RRType::DS,  "sub.example."},
    {"alone.test.",             RRType::DS,  "alone.test."},
};
// clang-format on

BOOST_DATA_TEST_CASE(the_longest_match_answers, data::make(searches), sample)
{
    const Catalog zones = make_catalog({"sub.example.", "example.", "deep.down.sub.example.", "alone.test."});

    BOOST_TEST(find(zones, name(sample.name), sample.type) == sample.apex);
}

BOOST_AUTO_TEST_CASE(the_root_is_above_everything)
{
    const Catalog zones = make_catalog({".", "example."});

    BOOST_TEST(find(zones, Name{}, RRType::NS) == ".");
    BOOST_TEST(find(zones, name("test."), RRType::A) == ".");
    BOOST_TEST(find(zones, name("a.example."), RRType::A) == "example.");
    BOOST_TEST(find(zones, name("example."), RRType::DS) == ".");
    BOOST_TEST(find(zones, Name{}, RRType::DS) == ".");
}

BOOST_AUTO_TEST_CASE(an_empty_catalog_finds_nothing)
{
    BOOST_TEST(find(Catalog{}, name("example."), RRType::A) == "none");
    BOOST_TEST(find(Catalog{}, Name{}, RRType::DS) == "none");
    BOOST_TEST(Catalog{}.find_apex(Name{}) == nullptr);
}

BOOST_AUTO_TEST_CASE(find_apex_wants_the_exact_name)
{
    const Catalog zones = make_catalog({"example.", "sub.example."});

    BOOST_TEST_REQUIRE(zones.find_apex(name("SUB.example.")) != nullptr);
    BOOST_TEST((zones.find_apex(name("SUB.example."))->apex == name("sub.example.")));
    BOOST_TEST(zones.find_apex(name("www.example.")) == nullptr);
    BOOST_TEST(zones.find_apex(Name{}) == nullptr);
}

BOOST_AUTO_TEST_CASE(entries_keep_their_zones)
{
    const auto zone = namu::testing::good_zone("example.", "@ 300 A 192.0.2.1\n");
    const Catalog zones{{{name("example."), zone}, {name("broken.test."), nullptr}}};

    BOOST_TEST(zones.entries().size() == 2U);
    BOOST_TEST((zones.find(HashedName{name("example.").view()}, RRType::A)->zone == zone));
    BOOST_TEST((zones.find_apex(name("broken.test."))->zone == nullptr));
}

BOOST_AUTO_TEST_CASE(names_of_127_labels_are_found)
{
    std::string deepest;
    for (int i = 0; i < 127; ++i)
        deepest += "a.";
    const Catalog zones = make_catalog({deepest, "a."});

    BOOST_TEST(find(zones, name(deepest), RRType::A) == deepest);
    BOOST_TEST(find(zones, name(deepest), RRType::DS) == "a.");
    BOOST_TEST(find(zones, name(deepest.substr(2)), RRType::A) == "a.");
}

/// Names of up to five labels out of few, so that many lie below each other.
class RandomNames {
public:
    Name next()
    {
        Name result;
        for (std::size_t labels = pick(6); labels > 0; --labels) {
            const std::string label = "l" + std::to_string(pick(12));
            result = Name::join(as_bytes(label), result).value();
        }
        return result;
    }

private:
    std::size_t pick(std::size_t count)
    {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random_);
    }

    std::mt19937 random_{1};
};

BOOST_AUTO_TEST_CASE(ten_thousand_zones_agree_with_a_search_by_text)
{
    RandomNames names;
    std::map<std::string, Name> apexes;
    while (apexes.size() < 10'000) {
        const Name apex = names.next();
        if (!apex.is_root())
            apexes.emplace(apex.to_text(), apex);
    }
    std::vector<CatalogEntry> entries;
    for (const auto& [text, apex] : apexes)
        entries.push_back({apex, nullptr});
    const Catalog zones{std::move(entries)};
    const auto longest_apex = [&](Name candidate) {
        while (!apexes.contains(candidate.to_text()) && !candidate.is_root())
            candidate = Name{candidate.view().parent()};
        return apexes.contains(candidate.to_text()) ? candidate.to_text() : std::string{"none"};
    };

    std::size_t found = 0;
    for (int i = 0; i < 20'000; ++i) {
        const Name wanted = names.next();
        const std::string own = longest_apex(wanted);
        const std::string parent = wanted.is_root() ? own : longest_apex(Name{wanted.view().parent()});
        const std::string for_ds = parent == "none" ? own : parent;
        BOOST_REQUIRE_EQUAL(find(zones, wanted, RRType::A), own);
        BOOST_REQUIRE_EQUAL(find(zones, wanted, RRType::DS), own == wanted.to_text() ? for_ds : own);
        found += own != "none" ? 1U : 0U;
    }
    BOOST_TEST(found > 1'000U);
}

BOOST_AUTO_TEST_CASE(an_entry_knows_of_zones_below_it)
{
    const Catalog all = make_catalog({"example.", "a.b.example.", "sub.a.b.example.", "other.", "xample."});
    const auto has_zones_below = [](const Catalog& catalog, const std::string& apex) {
        return catalog.find_apex(name(apex))->has_zones_below;
    };
    BOOST_TEST(has_zones_below(all, "example."));
    BOOST_TEST(has_zones_below(all, "a.b.example."));
    BOOST_TEST(!has_zones_below(all, "sub.a.b.example."));
    BOOST_TEST(!has_zones_below(all, "other."));
    BOOST_TEST(!has_zones_below(all, "xample."));

    // An entry that goes into a smaller catalog is judged by that one.
    const Catalog some{{*all.find_apex(name("example.")), *all.find_apex(name("other."))}};
    BOOST_TEST(!has_zones_below(some, "example."));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
