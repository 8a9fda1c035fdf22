#include "namu/server/zone_set.hpp"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

using namu::ZoneArguments;
using namu::ZoneRequests;
using namu::server::ZoneReport;
using namu::server::ZoneSet;
using Outcome = ZoneReport::Outcome;

namespace {

const std::string good = "$TTL 60\n@ SOA ns hostmaster 1 3600 600 86400 60\n@ NS ns\nns A 192.0.2.53\n";
const std::string broken = good + "www A 192.0.2.300\n";

/// A folder of zone files, and a server's zones made of it.
struct Folder {
    Folder() : path{std::filesystem::temp_directory_path() / ("namu-zone-set-" + std::to_string(::getpid()))}
    {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
        arguments.paths = {path.string()};
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, const std::string& text) const { std::ofstream{path / name} << text; }

    std::vector<ZoneReport> load() { return zones.load(arguments, 1, collected); }

    std::filesystem::path path;
    ZoneArguments arguments;
    ZoneRequests collected;
    ZoneSet zones;
};

bool is_served(const ZoneSet& zones, const std::string& name)
{
    const auto* const entry = zones.all()->find_apex(*namu::Name::from_text(name));
    return entry != nullptr && entry->zone != nullptr;
}

} // namespace

BOOST_FIXTURE_TEST_CASE(a_good_zone_is_loaded, Folder)
{
    write("home.lab.zone", good);

    const auto reports = load();

    BOOST_TEST_REQUIRE(reports.size() == 1U);
    BOOST_TEST((reports.front().outcome == Outcome::loaded));
    BOOST_TEST(is_served(zones, "home.lab."));
}

// RFC 1035 §5.2
// checklist: 2.31
BOOST_FIXTURE_TEST_CASE(a_zone_that_is_broken_by_an_edit_keeps_its_last_good_version, Folder)
{
    write("home.lab.zone", good);
    load();
    const auto before = zones.all()->entries().front().zone;

    write("home.lab.zone", broken);
    const auto reports = load();

    BOOST_TEST_REQUIRE(reports.size() == 1U);
    BOOST_TEST((reports.front().outcome == Outcome::kept));
    BOOST_TEST(reports.front().loaded.diagnostics.errors() == 1U);
    BOOST_TEST((zones.all()->entries().front().zone == before));
}

// checklist: 4.17
BOOST_FIXTURE_TEST_CASE(a_change_without_a_higher_serial_is_told, Folder)
{
    const auto warnings_after = [&](const std::string& text) {
        write("home.lab.zone", text);
        const auto reports = load();
        BOOST_TEST_REQUIRE(reports.size() == 1U);
        BOOST_TEST((reports.front().outcome != Outcome::kept));
        return reports.front().loaded.diagnostics.warnings();
    };
    const std::string www = "www A 192.0.2.80\n";
    std::string raised = good;
    raised.replace(raised.find(" 1 3600"), 2, " 2");

    BOOST_TEST(warnings_after(good) == 0U);
    BOOST_TEST(warnings_after(good) == 0U);
    BOOST_TEST(warnings_after("; a comment is no change\n" + good) == 0U);
    BOOST_TEST(warnings_after(good + www) == 1U); // serial-not-raised
    BOOST_TEST(warnings_after(raised + www) == 0U);
    BOOST_TEST(warnings_after(raised) == 1U);
    BOOST_TEST(warnings_after(good) == 1U); // backwards
}

BOOST_FIXTURE_TEST_CASE(a_file_named_outright_that_is_gone_keeps_its_last_good_version, Folder)
{
    write("home.lab.zone", good);
    arguments.paths = {(path / "home.lab.zone").string()};
    load();

    std::filesystem::remove(path / "home.lab.zone");
    for (int again = 0; again < 2; ++again) {
        const auto reports = load();

        BOOST_TEST_REQUIRE(reports.size() == 1U);
        BOOST_TEST((reports.front().outcome == Outcome::kept));
        BOOST_TEST(reports.front().name.to_text() == "home.lab.");
        BOOST_TEST(is_served(zones, "home.lab."));
    }
}

BOOST_FIXTURE_TEST_CASE(a_zone_that_was_never_good_has_its_apex_and_no_records, Folder)
{
    write("home.lab.zone", broken);

    const auto reports = load();

    BOOST_TEST_REQUIRE(reports.size() == 1U);
    BOOST_TEST((reports.front().outcome == Outcome::failed));
    BOOST_TEST_REQUIRE(zones.all()->entries().size() == 1U);
    BOOST_TEST(zones.all()->entries().front().zone == nullptr);
}

BOOST_FIXTURE_TEST_CASE(a_new_file_appears_and_a_deleted_one_goes, Folder)
{
    write("a.example.zone", good);
    load();
    write("b.example.zone", good);
    std::filesystem::remove(path / "a.example.zone");

    const auto reports = load();

    BOOST_TEST(is_served(zones, "b.example."));
    BOOST_TEST(!is_served(zones, "a.example."));
    BOOST_TEST_REQUIRE(reports.size() == 2U);
    BOOST_TEST((reports.back().outcome == Outcome::removed));
    BOOST_TEST(reports.back().name.to_text() == "a.example.");
}

BOOST_FIXTURE_TEST_CASE(of_a_zone_given_twice_the_first_is_served, Folder)
{
    write("1.zone", "$ORIGIN a.example.\n" + good);
    write("2.zone", "$ORIGIN a.example.\n" + good + "second A 192.0.2.2\n");

    const auto reports = load();

    BOOST_TEST_REQUIRE(reports.size() == 2U);
    BOOST_TEST((reports[0].outcome == Outcome::loaded));
    BOOST_TEST((reports[1].outcome == Outcome::repeated));
    BOOST_TEST(zones.all()->entries().size() == 1U);
    BOOST_TEST(is_served(zones, "a.example."));
}

BOOST_FIXTURE_TEST_CASE(a_zone_whose_file_is_renamed_is_served_from_the_new_one, Folder)
{
    const std::string old_file = (path / "a.example.zone").string();
    const std::string new_file = (path / "z.zone").string();
    arguments.paths = {old_file, new_file};
    write("a.example.zone", good);
    load();

    std::filesystem::remove(old_file);
    write("z.zone", "$ORIGIN a.example.\n" + good + "new A 192.0.2.2\n");
    load();

    BOOST_TEST_REQUIRE(zones.all()->entries().size() == 1U);
    const auto zone = zones.all()->entries().front().zone;
    BOOST_TEST_REQUIRE(zone != nullptr);
    BOOST_TEST(zone->find_node(*namu::Name::from_text("new.a.example.")).exists());
}

BOOST_FIXTURE_TEST_CASE(arguments_that_make_no_sense_change_nothing, Folder)
{
    write("home.lab.zone", good);
    load();

    arguments.lists = {(path / "there-is-no-such-list").string()};
    const auto reports = load();

    BOOST_TEST(reports.empty());
    BOOST_TEST(collected.diagnostics.has_errors());
    BOOST_TEST(is_served(zones, "home.lab."));
}

BOOST_FIXTURE_TEST_CASE(a_large_zone_that_changes_a_little_shares_the_rest_with_its_last_version, Folder)
{
    std::string many = good;
    for (int i = 0; i < 20'000; ++i)
        many += "host" + std::to_string(i) + " A 192.0.2.1\n";
    write("home.lab.zone", many);
    load();
    const auto before = zones.all()->entries().front().zone;
    write("home.lab.zone", many + "new A 192.0.2.7\n");

    load();

    const auto now = zones.all()->entries().front().zone;
    BOOST_TEST(!before->is_edited());
    BOOST_TEST(now->is_edited());
    BOOST_TEST(now->record_count() == before->record_count() + 1);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_says_the_same_as_before_changes_nothing, Folder)
{
    write("home.lab.zone", good);
    load();
    const auto before = zones.all()->entries().front().zone;

    write("home.lab.zone", "; a remark\n" + good);
    const auto reports = load();

    BOOST_TEST_REQUIRE(reports.size() == 1U);
    BOOST_TEST((reports.front().outcome == Outcome::unchanged));
    BOOST_TEST((zones.all()->entries().front().zone == before));
}

BOOST_FIXTURE_TEST_CASE(only_the_files_that_were_chosen_and_new_ones_are_read, Folder)
{
    write("a.lab.zone", good);
    write("b.lab.zone", good);
    load();
    write("a.lab.zone", good + "www A 192.0.2.80\n");
    write("b.lab.zone", good + "www A 192.0.2.80\n");
    write("c.lab.zone", good);
    const auto b = zones.all()->find_apex(*namu::Name::from_text("b.lab."))->zone;

    const auto reports = zones.load(arguments, 1, collected, {}, [&](const ZoneSet::Known& known) {
        return known.files.front().ends_with("/a.lab.zone");
    });

    BOOST_TEST(reports.size() == 2U);
    BOOST_TEST((zones.all()->find_apex(*namu::Name::from_text("b.lab."))->zone == b));
    BOOST_TEST(is_served(zones, "c.lab."));
    BOOST_TEST(zones.known().size() == 3U);
}

BOOST_FIXTURE_TEST_CASE(a_zone_that_moves_to_another_file_is_found_though_only_that_was_chosen, Folder)
{
    write("a.zone", "$ORIGIN a.lab.\n" + good);
    write("b.zone", "$ORIGIN b.lab.\n" + good);
    load();
    write("b.zone", "$ORIGIN a.lab.\n" + good);
    const auto read_b = [](const ZoneSet::Known& known) { return known.files.front().ends_with("/b.zone"); };

    auto reports = zones.load(arguments, 1, collected, {}, read_b);

    // All were read: a.zone comes first and keeps the zone.
    BOOST_TEST(reports.size() == 3U);
    BOOST_TEST(is_served(zones, "a.lab."));
    BOOST_TEST(!is_served(zones, "b.lab."));

    write("b.zone", "$ORIGIN b.lab.\n" + good);
    reports = zones.load(arguments, 1, collected, {}, read_b);
    BOOST_TEST(is_served(zones, "b.lab."));
}

BOOST_FIXTURE_TEST_CASE(a_book_of_serials_raises_what_its_author_forgot, Folder)
{
    namu::SerialBook book;
    namu::LoadOptions options;
    options.serials = &book;
    const auto load_by_book = [&] {
        auto reports = zones.load(arguments, 1, collected, options);
        for (const auto& report : reports)
            book.note(report.name, {*report.loaded.content, report.loaded.zone->serial()});
        return reports;
    };
    write("home.lab.zone", good);
    load_by_book();
    write("home.lab.zone", good + "www A 192.0.2.80\n");

    BOOST_TEST(load_by_book().front().loaded.diagnostics.warnings() == 0U);
    BOOST_TEST(zones.all()->entries().front().zone->serial().value() == 2U);
    BOOST_TEST((load_by_book().front().outcome == Outcome::unchanged));
    BOOST_TEST(zones.all()->entries().front().zone->serial().value() == 2U);
}
