#include "namu/wire/name_view.hpp"

#include "namu/wire/name.hpp"

#include <array>
#include <ostream>
#include <span>
#include <string>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using namespace namu;
namespace data = boost::unit_test::data;

namespace {

Name name(std::string_view text)
{
    return Name::from_text(text).value();
}

struct Relation {
    std::string name;
    std::string ancestor;
    bool is_at_or_below;
    bool is_below;
};

std::ostream& operator<<(std::ostream& out, const Relation& relation)
{
    return out << relation.name << " and " << relation.ancestor;
}

// clang-format off
const Relation relations[] = {
    {"www.example.com.",        "example.com.",     true,  true},
    {"a.b.example.com.",        "example.com.",     true,  true},
    {"example.com.",            "example.com.",     true,  false},
    {"WWW.EXAMPLE.com.",        "example.COM.",     true,  true},
    {"example.com.",            ".",                true,  true},
    {".",                       ".",                true,  false},
    {".",                       "com.",             false, false},
    {"com.",                    "example.com.",     false, false},
    {"notexample.com.",         "example.com.",     false, false}, // not at a label border
    {"not\\.example.com.",      "example.com.",     false, false}, // the dot is inside a label
    {"\\007example.com.",       "example.com.",     false, false}, // looks like a length octet
    {"x\\007example.com.",      "example.com.",     false, false},
    {"www.example.org.",        "example.com.",     false, false},
    {"www.\\195.",              "\\227.",           false, false}, // 0xc3 and 0xe3: no case above 0x7f
    {"a.\\091.",                "\\123.",           false, false}, // [ and {
};
// clang-format on

/// RFC 4034 §6.1.
constexpr std::array<std::string_view, 9> rfc_order{
    "example.",   "a.example.",       "yljkjljk.a.example.", "Z.a.example.",    "zABC.a.EXAMPLE.",
    "z.example.", "\\001.z.example.", "*.z.example.",        "\\200.z.example."};

/// Borders that the RFC's example does not show.
constexpr std::array<std::string_view, 13> further_order{
    ".",  "\\000.", "\\000\\000.", "\\000\\001.", "\\001.", "@.",    "[.", // capitals sort as small letters
    "a.", "a.a.",   "a\\000.",     "aa.",         "b.",     "\\255."};

void check_order(std::span<const std::string_view> ascending)
{
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j) {
            BOOST_TEST_CONTEXT(ascending[i] << " and " << ascending[j])
            {
                BOOST_TEST(((name(ascending[i]) <=> name(ascending[j])) == (i <=> j)));
                BOOST_TEST((name(ascending[i]) == name(ascending[j])) == (i == j));
            }
        }
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(name_view)

BOOST_DATA_TEST_CASE(ancestors_are_found_at_label_borders_only, data::make(relations))
{
    BOOST_TEST(name(sample.name).view().is_at_or_below(name(sample.ancestor)) == sample.is_at_or_below);
    BOOST_TEST(name(sample.name).view().is_below(name(sample.ancestor)) == sample.is_below);
}

// checklist: 1.7
BOOST_AUTO_TEST_CASE(the_canonical_order_is_that_of_rfc_4034)
{
    check_order(rfc_order);
}

BOOST_AUTO_TEST_CASE(the_canonical_order_holds_for_strange_labels)
{
    check_order(further_order);
}

// checklist: 1.3
BOOST_AUTO_TEST_CASE(case_is_ignored_for_ascii_letters_only)
{
    BOOST_TEST((name("ExAmPlE.") == name("eXaMpLe.")));
    BOOST_TEST(((name("ExAmPlE.") <=> name("eXaMpLe.")) == 0));
    BOOST_TEST((name("\\193.") != name("\\225."))); // 0xc1 and 0xe1
    BOOST_TEST((name("@.") != name("`.")));
    BOOST_TEST((name("a\\.b.") != name("a.b.")));
    BOOST_TEST(equal_labels(as_bytes("WWW"), as_bytes("www")));
    BOOST_TEST(!equal_labels(as_bytes("WWW"), as_bytes("wwww")));
    BOOST_TEST(equal_labels({}, {}));
}

BOOST_AUTO_TEST_CASE(labels_are_counted_and_taken_apart)
{
    const Name www = name("www.example.com.");
    BOOST_TEST(www.view().label_count() == 3U);
    BOOST_TEST(as_text(www.view().first_label()) == "www");
    BOOST_TEST(www.view().parent().to_text() == "example.com.");
    BOOST_TEST(www.view().last_labels(0).is_root());
    BOOST_TEST(www.view().last_labels(2).to_text() == "example.com.");
    BOOST_TEST(www.view().last_labels(3).to_text() == "www.example.com.");
}

BOOST_AUTO_TEST_CASE(the_root_has_no_labels_and_is_its_own_parent)
{
    const NameView root;
    BOOST_TEST(root.is_root());
    BOOST_TEST(root.size() == 1U);
    BOOST_TEST(root.label_count() == 0U);
    BOOST_TEST(root.first_label().empty());
    BOOST_TEST(root.parent().is_root());
    BOOST_TEST(root.to_text() == ".");
    BOOST_TEST(!root.is_wildcard());
}

// checklist: 1.6
BOOST_AUTO_TEST_CASE(only_a_lone_asterisk_on_the_left_makes_a_wildcard)
{
    BOOST_TEST(name("*.example.").view().is_wildcard());
    BOOST_TEST(name("*.").view().is_wildcard());
    BOOST_TEST(name("\\042.example.").view().is_wildcard()); // an escaped asterisk is the same octet
    BOOST_TEST(!name("**.example.").view().is_wildcard());
    BOOST_TEST(!name("*a.example.").view().is_wildcard());
    BOOST_TEST(!name("a.*.example.").view().is_wildcard());
}

BOOST_AUTO_TEST_CASE(a_name_is_found_in_octets_that_go_on)
{
    const std::string octets{"\3www\7example\0and more", 22};
    BOOST_TEST(NameView::trusted_at(as_bytes(octets).data()).to_text() == "www.example.");
}

BOOST_AUTO_TEST_CASE(offsets_of_labels_end_with_the_root)
{
    const Name www = name("www.example.");
    const LabelOffsets offsets{www};
    BOOST_TEST(offsets.count() == 2U);
    BOOST_TEST(offsets[0] == 0U);
    BOOST_TEST(offsets[1] == 4U);
    BOOST_TEST(offsets[2] == 12U);

    std::string longest;
    for (int i = 0; i < 127; ++i)
        longest += "x.";
    const Name full = name(longest);
    const LabelOffsets in_full{full};
    BOOST_TEST(in_full.count() == 127U);
    BOOST_TEST(in_full[127] == 254U);
}

BOOST_AUTO_TEST_SUITE_END()
