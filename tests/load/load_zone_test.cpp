#include "namu/load/load_zone.hpp"

#include "namu/zone/same_records.hpp"

#include "load/temporary_folder.hpp"

#include <filesystem>
#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namu::test::TemporaryFolder;
namespace data = boost::unit_test::data;

constexpr std::string_view good = "$TTL 300\n"
                                  "@   SOA ns hostmaster 1 7200 900 1209600 300\n"
                                  "    NS  ns\n"
                                  "ns  A   192.0.2.53\n"
                                  "www A   192.0.2.80\n";

std::string with_origin(std::string_view text)
{
    return std::string{"$ORIGIN example.com.\n"}.append(text);
}

std::vector<std::string_view> ids_of(const namu::LoadedZone& loaded)
{
    std::vector<std::string_view> ids;
    for (const namu::Diagnostic& diagnostic : loaded.diagnostics.kept())
        ids.push_back(diagnostic.rule->id);
    return ids;
}

BOOST_AUTO_TEST_CASE(a_good_file_becomes_a_zone_and_leaves_nothing_else_behind)
{
    const TemporaryFolder folder;

    const auto loaded = namu::load_zone({folder.write("any.file", with_origin(good))});

    BOOST_TEST(ids_of(loaded).empty());
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->record_count() == 4);
    BOOST_TEST(loaded.zone->apex().to_text() == "example.com.");
    BOOST_TEST(loaded.sources.size() == 0);
    BOOST_TEST(!loaded.positions.of(loaded.zone->apex_node(), 0).is_known());
}

BOOST_AUTO_TEST_CASE(positions_and_sources_of_a_good_file_are_kept_on_request)
{
    const TemporaryFolder folder;
    const std::string path = folder.write("any.file", with_origin(good));

    const auto loaded = namu::load_zone({path}, {.keep_positions = true});

    BOOST_TEST(loaded.sources.size() == 1);
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    const auto ns = loaded.zone->find_node(namu::Name::from_text("ns.example.com.").value());
    BOOST_TEST_REQUIRE(ns.exists());
    const auto where = loaded.sources.locate(loaded.positions.of(ns, 0).owner().begin);
    BOOST_TEST(where.path == path);
    BOOST_TEST(where.line == 5);
}

BOOST_AUTO_TEST_CASE(a_name_that_was_said_wins_over_the_name_of_the_file)
{
    const TemporaryFolder folder;
    const auto origin = namu::Name::from_text("said.example.").value();

    const auto loaded = namu::load_zone({folder.write("file.example.zone", good), origin});

    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->apex().to_text() == "said.example.");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_file_is_taken_where_nothing_else_is_said)
{
    const TemporaryFolder folder;

    const auto loaded = namu::load_zone({folder.write("file.example.zone", good)});

    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->apex().to_text() == "file.example.");
}

struct Mistake {
    std::string_view text; ///< behind the good zone
    std::vector<std::string_view> ids;
    bool is_served;
};

std::ostream& operator<<(std::ostream& out, const Mistake& mistake)
{
    return out << mistake.text;
}

// clang-format off
const Mistake mistakes[] = {
    {"www A 192.0.2.80\n",                            {"duplicate-record"},                       true},
    {"www A 192.0.2.999\n",                           {"bad-ipv4"},                               false},
    {"www CNAME ns\n",                                {"cname-and-other-data"},                   false},
    {"www.example.net. A 192.0.2.1\n",                {"out-of-zone"},                            true},
    {"www A 192.0.2.999\nwww CNAME ns\n",             {"bad-ipv4", "cname-and-other-data"},       false},
    // The address that is missed may be the one that could not be read.
    {"host A 192.0.2.999\n@ MX 10 host\n",            {"bad-ipv4"},                               false},
};
// clang-format on

BOOST_DATA_TEST_CASE(what_is_wrong_is_told_in_the_order_of_the_file, data::make(mistakes), mistake)
{
    const TemporaryFolder folder;
    const std::string text = with_origin(good).append(mistake.text);

    const auto loaded = namu::load_zone({folder.write("any.file", text)});

    BOOST_TEST(ids_of(loaded) == mistake.ids, boost::test_tools::per_element());
    BOOST_TEST((loaded.zone != nullptr) == mistake.is_served);
    BOOST_TEST(loaded.sources.size() == 1); // for the text of the messages
}

// clang-format off
const Mistake mistakes_of_form[] = {
    {"www A 192.0.2.80\n",                            {"duplicate-record"},                       true},
    {"www 60 A 192.0.2.81\n",                         {"ttls-differ"},                            true},
    {"www CNAME ns\n",                                {"cname-and-other-data"},                   false},
    {"sub NS ns.sub\n@ MX 10 missing\n",              {},                                         true},
    // Printing the rest would lose the record without a word in the file.
    {"www.example.net. A 192.0.2.1\n",                {"out-of-zone"},                            false},
    {"www A 192.0.2.999\n",                           {"bad-ipv4"},                               false},
};
// clang-format on

BOOST_DATA_TEST_CASE(form_alone_can_be_judged, data::make(mistakes_of_form), mistake)
{
    const TemporaryFolder folder;
    const std::string text = with_origin(good).append(mistake.text);

    const auto loaded = namu::load_zone({folder.write("any.file", text)}, {.judge = namu::Judge::form_only});

    BOOST_TEST(ids_of(loaded) == mistake.ids, boost::test_tools::per_element());
    BOOST_TEST((loaded.zone != nullptr) == mistake.is_served);
}

BOOST_AUTO_TEST_CASE(a_file_that_has_no_name_at_all_is_told_so)
{
    const TemporaryFolder folder;

    const auto loaded = namu::load_zone({folder.write("x", good)});

    BOOST_TEST(!loaded.origin.has_value());
    BOOST_TEST(loaded.zone == nullptr);
    const std::vector<std::string_view> expected{"origin-not-found"};
    BOOST_TEST(ids_of(loaded) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_told_to_be_that_and_nothing_else)
{
    const TemporaryFolder folder;
    const std::vector<std::string_view> not_found{"file-not-found"};
    const std::vector<std::string_view> not_readable{"file-not-readable"};

    const auto missing = namu::load_zone({folder.path("missing.zone")});
    const auto missing_and_nameless = namu::load_zone({folder.path("missing")});
    const auto not_a_file = namu::load_zone({folder.path(), namu::Name{}});

    BOOST_TEST(ids_of(missing) == not_found, boost::test_tools::per_element());
    BOOST_TEST(ids_of(missing_and_nameless) == not_found, boost::test_tools::per_element());
    BOOST_TEST(ids_of(not_a_file) == not_readable, boost::test_tools::per_element());
    BOOST_TEST(missing.zone == nullptr);
    BOOST_TEST(not_a_file.zone == nullptr);
}

BOOST_AUTO_TEST_CASE(an_empty_file_is_told_to_be_empty_and_not_to_lack_records)
{
    const TemporaryFolder folder;

    const auto loaded = namu::load_zone({folder.write("example.com.zone", "")});

    const std::vector<std::string_view> expected{"empty-file"};
    BOOST_TEST(ids_of(loaded) == expected, boost::test_tools::per_element());
}

/// What is served, and a file that becomes another one.
struct Reload {
    explicit Reload(std::string_view before)
        : path{folder.write("any.file", with_origin(before))},
          served{{{namu::Name::from_text("example.com.").value(), namu::load_zone({path}).zone}}}
    {}

    namu::LoadedZone operator()(std::string_view after)
    {
        folder.write("any.file", with_origin(after));
        const namu::EarlierZones earlier{served, 1};
        return namu::load_zone({path}, {.earlier = &earlier});
    }

    TemporaryFolder folder;
    std::string path;
    namu::Catalog served;
};

struct Edit {
    std::string_view what;
    std::string_view from;
    std::string_view to;
    bool is_small; ///< so that the new version shares what is the same
};

std::ostream& operator<<(std::ostream& out, const Edit& edit)
{
    return out << edit.what;
}

// clang-format off
const Edit edits[] = {
    {"nothing",                      "",                      "",                         false},
    {"another address",              "192.0.2.80",            "192.0.2.81",               true},
    {"another TTL",                  "www A   192.0.2.80",    "www 60 A 192.0.2.80",      true},
    {"one more name",                "www A",                 "new A 192.0.2.1\nwww A",   true},
    {"another name",                 "www A",                 "ftp A",                    true},
    {"another name server",          "    NS  ns\nns  ",      "    NS  dns\ndns ",         true},
    {"other letters of a name",      "www A",                 "WWW A",                    false},
    {"another order and white space", "ns  A   192.0.2.53\nwww A   192.0.2.80\n",
                                     "www A 192.0.2.80\nns A 192.0.2.53\n",               false},
};
// clang-format on

std::string edited_text(const Edit& edit)
{
    std::string text{good};
    if (!edit.from.empty())
        text.replace(text.find(edit.from), edit.from.size(), edit.to);
    return text;
}

BOOST_DATA_TEST_CASE(a_reload_gives_the_zone_of_the_text, data::make(edits), edit)
{
    const std::string text = edited_text(edit);
    Reload reload{good};

    const auto loaded = reload(text);

    const TemporaryFolder other;
    const auto expected = namu::load_zone({other.write("any.file", with_origin(text))});
    BOOST_TEST(ids_of(loaded).empty());
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(namu::same_records(*loaded.zone, *expected.zone));
    BOOST_TEST(loaded.zone->is_edited() == edit.is_small);
}

struct BadEdit {
    std::string_view line;
    std::string_view id;
};

std::ostream& operator<<(std::ostream& out, const BadEdit& edit)
{
    return out << edit.line;
}

// clang-format off
const BadEdit bad_edits[] = {
    {"www A 192.0.2.80\n",      "duplicate-record"},
    {"WWW A 192.0.2.80\n",      "duplicate-record"},
    {"www 60 A 192.0.2.81\n",   "ttls-differ"},
    {"new A 192.0.2.1\nnew 60 A 192.0.2.2\n", "ttls-differ"},
    {"new MX 1 ns\nnew MX 1 NS\n", "duplicate-record"},
    {"www.other. A 192.0.2.1\n", "out-of-zone"},
    {"www CNAME ns\n",          "cname-and-other-data"},
    {"m MX 10 nobody\n",        "mx-target-without-address"},
    {"www A 192.0.2.300\n",     "bad-ipv4"},
};
// clang-format on

BOOST_DATA_TEST_CASE(what_a_reload_has_to_say_is_said_with_its_place, data::make(bad_edits), edit)
{
    Reload reload{good};

    const auto loaded = reload(std::string{good}.append(edit.line));

    BOOST_TEST_REQUIRE(!ids_of(loaded).empty());
    BOOST_TEST(ids_of(loaded).front() == edit.id);
    BOOST_TEST(loaded.sources.locate(loaded.diagnostics.kept().front().where.begin).line > 6);
}

BOOST_AUTO_TEST_CASE(a_zone_may_be_edited_by_one_reload_after_the_other)
{
    Reload reload{good};
    const std::string second = std::string{good} + "second A 192.0.2.2\n";
    const auto first = reload(second);
    reload.served = namu::Catalog{{{first.origin->name, first.zone}}};

    const auto loaded = reload(good);

    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->is_edited());
    BOOST_TEST(loaded.zone->record_count() == 4);
    BOOST_TEST(!loaded.zone->find_node(namu::Name::from_text("second.example.com.").value()).exists());
}

} // namespace
