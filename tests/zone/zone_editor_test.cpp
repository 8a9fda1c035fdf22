#include "namu/zone/zone_editor.hpp"

#include "namu/zone/additional.hpp"
#include "namu/zone/same_records.hpp"
#include "namu/zone/zone_builder.hpp"

#include "support/zone_from_text.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(zone_editor)

using Rdata = std::vector<std::uint8_t>;

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

Rdata rdata_of(const std::string& text)
{
    const Name target = name(text);
    return {target.octets().begin(), target.octets().end()};
}

Rdata soa(std::uint32_t serial)
{
    Rdata octets(22); // two names that are the root, and five numbers
    store_u32(&octets[2], serial);
    store_u32(&octets[18], 60);
    return octets;
}

/// A zone as a set of records: what an edited one must be equal to.
class Model {
public:
    using Key = std::pair<Name, RRType>;

    void put(const Name& owner, RRType type, std::vector<Rdata> records)
    {
        sets_[{owner, type}] = std::move(records);
    }
    void drop(const Name& owner, RRType type) { sets_.erase({owner, type}); }

    [[nodiscard]] std::shared_ptr<Zone> build() const
    {
        ZoneBuilder builder{name("example.")};
        for (const auto& [key, records] : sets_) {
            for (const Rdata& rdata : records)
                builder.add({key.first, key.second, RRClass::IN, Ttl::from_wire(300), rdata});
        }
        return builder.build().zone;
    }

private:
    std::map<Key, std::vector<Rdata>> sets_;
};

void replace(ZoneEditor& editor, const Name& owner, RRType type, const std::vector<Rdata>& records)
{
    editor.remove(owner, type);
    for (const Rdata& rdata : records)
        editor.add({owner, type, RRClass::IN, Ttl::from_wire(300), rdata});
}

std::string flags_of(const NodeView& node)
{
    return std::string{node.is_cut() ? "cut " : ""} + (node.is_occluded() ? "occluded " : "") +
           (node.has_dname() ? "dname " : "") + (node.has_cname() ? "cname " : "") +
           (node.is_hash_owner() ? "hash " : "") +
           (node.wildcard_child().exists() ? node.wildcard_child().owner().to_text() : "") +
           (node.is_apex() ? "" : " below " + node.parent().owner().to_text());
}

std::vector<std::string> tree_of(const Zone& zone)
{
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < zone.node_count(); ++i)
        lines.push_back(zone.node(i).owner().to_text() + " " + flags_of(zone.node(i)) +
                        (zone.position_of(zone.node(i)) == i ? "" : " at the wrong place"));
    return lines;
}

std::vector<std::string> additional_of(const Zone& zone, const NodeView& node)
{
    std::vector<std::string> lines;
    const auto note = [&lines](const NodeView& host, const RRsetView& rrset, AdditionalNeed need) {
        lines.push_back(host.owner().to_text() + to_text(rrset.type()) + std::to_string(rrset.size()) +
                        (need == AdditionalNeed::required ? "!" : ""));
    };
    for (const RRType type : {RRType::NS, RRType::MX})
        zone.for_each_additional(node, type, note);
    return lines;
}

void check_same(const Zone& edited, const Zone& built)
{
    BOOST_TEST(same_records(edited, built));
    BOOST_TEST(tree_of(edited) == tree_of(built), boost::test_tools::per_element());
    BOOST_TEST(edited.record_count() == built.record_count());
    BOOST_TEST(edited.rrset_count() == built.rrset_count());
    BOOST_TEST(edited.serial().value() == built.serial().value());
    BOOST_TEST(edited.negative_ttl().seconds() == built.negative_ttl().seconds());
    for (std::size_t i = 0; i < built.node_count(); ++i) {
        // What is occluded is never answered with.
        if (!built.node(i).is_occluded())
            BOOST_TEST(additional_of(edited, edited.node(i)) == additional_of(built, built.node(i)),
                       boost::test_tools::per_element());
    }
}

std::string outcome(const Zone& zone, const Name& owner, RRType type)
{
    const HashedName hashed{owner};
    const Lookup lookup = zone.find(hashed, type);
    return std::to_string(static_cast<int>(lookup.kind)) +
           (lookup.node.exists() ? lookup.node.owner().to_text() : "-") + (lookup.from_wildcard ? "*" : "") +
           std::to_string(lookup.rrset.size());
}

/// Names of up to three labels, where cuts, aliases, wildcards and empty non-terminals come and go.
Name some_name(std::mt19937& random)
{
    constexpr std::array labels{"a", "b", "c", "*"};
    std::string text = "example.";
    for (std::size_t i = random() % 4; i > 0; --i)
        text = std::string{labels[random() % labels.size()]} + "." + text;
    return name(text);
}

struct SomeSet {
    Name owner;
    RRType type;
    std::vector<Rdata> records;
};

SomeSet some_set(std::mt19937& random)
{
    constexpr std::array types{RRType::A,  RRType::A,     RRType::AAAA,  RRType::NS,
                               RRType::MX, RRType::CNAME, RRType::DNAME, RRType::TXT};
    SomeSet set{some_name(random), types[random() % types.size()], {}};
    for (std::size_t i = random() % 3; i > 0; --i) {
        const auto number = static_cast<std::uint8_t>(random() % 4);
        switch (set.type) {
        case RRType::A: set.records.push_back({192, 0, 2, number}); break;
        case RRType::AAAA: set.records.push_back(Rdata(16, number)); break;
        case RRType::TXT: set.records.push_back({1, number}); break;
        case RRType::MX: {
            Rdata rdata = rdata_of(some_name(random).to_text());
            rdata.insert(rdata.begin(), {0, number});
            set.records.push_back(std::move(rdata));
            break;
        }
        default: set.records.push_back(rdata_of(some_name(random).to_text())); break;
        }
    }
    return set;
}

BOOST_DATA_TEST_CASE(a_zone_edited_many_times_is_the_one_built_from_its_records, data::xrange(20U), seed)
{
    std::mt19937 random{seed};
    Model model;
    model.put(name("example."), RRType::SOA, {soa(1)});
    std::shared_ptr<const Zone> zone = model.build();
    for (std::uint32_t edit = 2; edit < 60; ++edit) {
        ZoneEditor editor{*zone};
        model.put(name("example."), RRType::SOA, {soa(edit)});
        replace(editor, name("example."), RRType::SOA, {soa(edit)});
        for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
            const SomeSet set = some_set(random);
            if (set.owner == name("example.") && set.type == RRType::CNAME)
                continue;
            set.records.empty() ? model.drop(set.owner, set.type)
                                : model.put(set.owner, set.type, set.records);
            replace(editor, set.owner, set.type, set.records);
        }
        const auto edited = editor.publish();
        BOOST_TEST_REQUIRE(edited != nullptr);
        const auto built = model.build();
        check_same(*edited, *built);
        for (int i = 0; i < 20; ++i) {
            const Name asked = some_name(random);
            BOOST_TEST(outcome(*edited, asked, RRType::A) == outcome(*built, asked, RRType::A));
        }
        zone = edited;
    }
}

BOOST_AUTO_TEST_CASE(readers_of_the_old_version_see_what_they_saw)
{
    const auto zone = namu::testing::good_zone("example.", "@ 300 SOA . . 1 1 1 1 1\nwww 300 A 192.0.2.1\n");
    const NodeView before = zone->find_node(name("www.example."));
    ZoneEditor editor{*zone};
    editor.remove(name("www.example."), RRType::A);
    editor.add({name("new.example."), RRType::A, RRClass::IN, Ttl{}, Rdata{192, 0, 2, 2}});
    const auto edited = editor.publish();

    BOOST_TEST_REQUIRE(edited != nullptr);
    BOOST_TEST(before.find(RRType::A).exists());
    BOOST_TEST(zone->find_node(name("www.example.")).exists());
    BOOST_TEST(!zone->find_node(name("new.example.")).exists());
    BOOST_TEST(!edited->find_node(name("www.example.")).exists());
    BOOST_TEST(edited->find_node(name("new.example.")).exists());
    BOOST_TEST(edited->is_edited());
    BOOST_TEST(!zone->is_edited());
}

BOOST_AUTO_TEST_CASE(one_record_may_be_added_and_removed)
{
    const auto zone = namu::testing::good_zone("example.", "@ 300 SOA . . 1 1 1 1 1\nwww 300 A 192.0.2.1\n");
    ZoneEditor editor{*zone};
    editor.add({name("www.example."), RRType::A, RRClass::IN, Ttl::from_wire(60), Rdata{192, 0, 2, 2}});
    editor.add({name("WWW.example."), RRType::A, RRClass::IN, Ttl::from_wire(60), Rdata{192, 0, 2, 2}});
    BOOST_TEST(editor.remove(name("www.example."), RRType::A, Rdata{192, 0, 2, 1}));
    BOOST_TEST(!editor.remove(name("www.example."), RRType::A, Rdata{192, 0, 2, 9}));
    BOOST_TEST(!editor.remove(name("nobody.example."), RRType::A));

    const auto edited = editor.publish();

    BOOST_TEST_REQUIRE(edited != nullptr);
    const RRsetView addresses = edited->find_node(name("www.example.")).find(RRType::A);
    BOOST_TEST(addresses.size() == 1U);
    BOOST_TEST(addresses.ttl().seconds() == 60U);
    BOOST_TEST(edited->node_count() == 2U);
}

// RFC 5155 §7.2.8
BOOST_AUTO_TEST_CASE(a_change_of_hashed_denial_wants_a_zone_built_anew)
{
    const auto zone = namu::testing::good_zone("example.", "@ 300 SOA . . 1 1 1 1 1\n");
    ZoneEditor editor{*zone};
    editor.add({name("example."), RRType::NSEC3PARAM, RRClass::IN, Ttl{}, Rdata{1, 0, 0, 0, 0}});

    BOOST_TEST(editor.publish() == nullptr);
}

BOOST_AUTO_TEST_CASE(too_many_changed_names_want_a_zone_built_anew)
{
    std::shared_ptr<const Zone> zone = namu::testing::good_zone("example.", "@ 300 SOA . . 1 1 1 1 1\n");
    std::size_t added = 0;
    for (;;) {
        ZoneEditor editor{*zone};
        for (int i = 0; i < 1'000; ++i)
            editor.add({name("n" + std::to_string(added++) + ".example."), RRType::A, RRClass::IN, Ttl{},
                        Rdata{192, 0, 2, 1}});
        const auto edited = editor.publish();
        if (edited == nullptr)
            break;
        BOOST_TEST_REQUIRE(added <= ZoneEditor::max_changed);
        BOOST_TEST(edited->node_count() == added + 1);
        zone = edited;
    }
    BOOST_TEST(added > ZoneEditor::max_changed);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
