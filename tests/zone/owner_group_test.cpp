#include "namu/zone/owner_group.hpp"

#include "namu/wire/canonical_key.hpp"
#include "namu/wire/name.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;

BOOST_AUTO_TEST_SUITE(owner_group)

Name name(const std::string& text)
{
    return Name::from_text(text).value();
}

/// Names that share their beginnings, with octets that the key has to escape.
Name some_name(std::mt19937& random)
{
    const std::vector<std::string> labels{"a",        "A",         "\\000",      "\\001",      "\\002",
                                          "aaaaaaaa", "aaaaaaaab", "\\000\\001", "abcdefghij", "*"};
    std::string text = "example.";
    for (std::size_t i = random() % 5; i > 0; --i)
        text = labels[random() % labels.size()] + "." + text;
    return name(text);
}

BOOST_AUTO_TEST_CASE(keys_are_the_front_of_canonical_keys)
{
    const std::size_t apex_size = name("example.").octets().size();
    std::mt19937 random{1};
    for (int i = 0; i < 2'000; ++i) {
        const Name a = some_name(random);
        const Name b = some_name(random);
        const SortKey key_a = sort_key_below(a, apex_size);
        const SortKey key_b = sort_key_below(b, apex_size);
        // RFC 4034 §6.1
        if (key_a != key_b)
            BOOST_TEST((key_a < key_b) == (a < b), a.to_text() << " and " << b.to_text());
    }
    BOOST_TEST((sort_key_below(name("example."), apex_size) == SortKey{}));
}

BOOST_AUTO_TEST_CASE(groups_in_no_order_are_sorted)
{
    std::mt19937 random{7};
    constexpr std::uint32_t count = 200'000;
    RecordRun run{count * 64};
    std::vector<OwnerGroup> groups;
    for (std::uint32_t i = 0; i < count; ++i) {
        const Name owner = some_name(random);
        const std::uint8_t* const record = run.room().data();
        run.add(owner, true, RRType::A, Ttl{}, {});
        groups.push_back({sort_key_below(owner, 9), record, i, 1});
    }

    sort_groups(groups);

    const auto is_wrong = [](const OwnerGroup& a, const OwnerGroup& b) {
        const auto order = a.owner() <=> b.owner();
        return order > 0 || (order == 0 && a.first >= b.first);
    };
    BOOST_TEST((std::adjacent_find(groups.begin(), groups.end(), is_wrong) == groups.end()));
}

BOOST_AUTO_TEST_CASE(a_few_groups_out_of_their_place_are_put_right)
{
    RecordRun run{4'096};
    std::vector<OwnerGroup> groups;
    for (const char* const text : {"a.example.", "ns.a.example.", "a.example.", "b.example.", "example."}) {
        const std::uint8_t* const record = run.room().data();
        run.add(name(text), true, RRType::A, Ttl{}, {});
        groups.push_back(
            {sort_key_below(name(text), 9), record, static_cast<std::uint32_t>(groups.size()), 1});
    }

    sort_groups(groups);

    std::vector<std::uint32_t> order;
    for (const OwnerGroup& group : groups)
        order.push_back(group.first);
    BOOST_TEST(order == (std::vector<std::uint32_t>{4, 0, 2, 1, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
