#include "namu/service/zone_keeper.hpp"

#include "namu/wire/name.hpp"
#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <set>
#include <string>

using namespace namu;
using namu::server::ZoneReport;
using namu::service::ZoneKeeper;
using namu::service::ZoneRound;
using namu::service::ZoneStatus;
using namu::testing::Folder;
namespace fs = std::filesystem;

namespace {

const StoredName example = *Name::from_text("example.com.");

std::string zone_text(const std::string& records, int serial = 1)
{
    return "$ORIGIN example.com.\n$TTL 60\n@ SOA ns hostmaster " + std::to_string(serial) +
           " 3600 600 86400 60\n@ NS ns\nns A 192.0.2.53\n" + records;
}

/// A folder of zone files, one of them example.com, and what keeps them.
struct Place {
    Place() { edit("www A 192.0.2.1\n"); }

    void edit(const std::string& records, int serial = 1) const
    {
        folder.write("zones/example.com.zone", zone_text(records, serial));
    }
    [[nodiscard]] ZoneKeeper::Settings settings() const
    {
        ZoneKeeper::Settings settings;
        settings.zones.paths = {folder.path("zones")};
        settings.serial_file = folder.path("state/serials");
        return settings;
    }
    /// One that may write.
    [[nodiscard]] ZoneKeeper keeper() const
    {
        ZoneKeeper keeper{settings()};
        BOOST_TEST_REQUIRE(keeper.begin_to_write() == "");
        return keeper;
    }

    Folder folder;
};

std::uint32_t served(const ZoneKeeper& keeper)
{
    return keeper.zones()->find_apex(example)->zone->serial().value();
}

const ZoneStatus& status(const ZoneKeeper& keeper)
{
    return keeper.statuses().at(example);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(zone_keeper, Place)

BOOST_AUTO_TEST_CASE(an_edit_gets_a_higher_serial_and_is_told_record_by_record)
{
    ZoneKeeper keeper = this->keeper();
    const ZoneRound first = keeper.read({});
    BOOST_TEST(!first.changes.front().has_value()); // a zone that is new is no change of one
    edit("www A 192.0.2.2\nmore A 192.0.2.3\n");

    const ZoneRound second = keeper.read({});

    BOOST_TEST(second.has_changed_zones());
    BOOST_TEST_REQUIRE(second.changes.front().has_value());
    const service::ZoneChange& change = *second.changes.front();
    BOOST_TEST(change.from.value() == 1U);
    BOOST_TEST(change.to.value() == 2U);
    BOOST_TEST(change.records.removed == 2U); // SOA and A
    BOOST_TEST(change.records.added == 3U);
    BOOST_TEST(served(keeper) == 2U);
    BOOST_TEST(status(keeper).serial.value() == 2U);
    BOOST_TEST(status(keeper).serial_in_file.value() == 1U);
    BOOST_TEST(status(keeper).records == 5U);
    BOOST_TEST(status(keeper).last_change.has_value());
}

BOOST_AUTO_TEST_CASE(so_many_records_of_a_change_are_shown_and_all_are_counted)
{
    auto few = settings();
    few.records_shown = 2;
    ZoneKeeper keeper{few};
    keeper.read({});
    edit("a A 192.0.2.2\nb A 192.0.2.3\nc A 192.0.2.4\n");

    const ZoneRound round = keeper.read({});

    BOOST_TEST(round.changes.front()->records.added == 4U);
    BOOST_TEST(round.changes.front()->records.shown.added.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_mistake_keeps_the_last_good_version_until_it_is_mended)
{
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    edit("www A 192.0.2.300\n");

    const ZoneRound bad = keeper.read({});

    BOOST_TEST((bad.reports.front().outcome == ZoneReport::Outcome::kept));
    BOOST_TEST(!bad.has_changed_zones());
    BOOST_TEST(status(keeper).is_served);
    BOOST_TEST(status(keeper).serial.value() == 1U);
    BOOST_TEST_REQUIRE(status(keeper).failure.has_value());
    BOOST_TEST(status(keeper).failure->find("example.com.zone:6:7: A address `192.0.2.300`") !=
               std::string::npos);

    edit("www A 192.0.2.1\n");
    const ZoneRound mended = keeper.read({});
    BOOST_TEST((mended.reports.front().outcome == ZoneReport::Outcome::unchanged));
    BOOST_TEST(!status(keeper).failure.has_value());
    BOOST_TEST(served(keeper) == 1U);
}

BOOST_AUTO_TEST_CASE(a_zone_that_was_never_good_has_a_status_and_is_not_served)
{
    edit("www A 192.0.2.300\n");
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    BOOST_TEST(!status(keeper).is_served);
    BOOST_TEST(status(keeper).failure.has_value());
}

BOOST_AUTO_TEST_CASE(a_zone_whose_file_is_gone_has_no_status_any_more)
{
    folder.write("zones/example.net.zone", "$ORIGIN example.net.\n" + zone_text("").substr(21));
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    BOOST_TEST(keeper.statuses().size() == 2U);
    fs::remove(folder.path("zones/example.com.zone"));

    const ZoneRound round = keeper.read({});

    BOOST_TEST(round.has_changed_zones());
    BOOST_TEST(!keeper.statuses().contains(example));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_gone_takes_no_zone_with_it)
{
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    fs::rename(folder.path("zones"), folder.path("elsewhere"));

    const ZoneRound gone = keeper.read({});

    BOOST_TEST(gone.collected.diagnostics.has_errors());
    BOOST_TEST(served(keeper) == 1U);
    BOOST_TEST(keeper.folders().contains(folder.path("zones"))); // where it will be again
    fs::rename(folder.path("elsewhere"), folder.path("zones"));
    BOOST_TEST(!keeper.read({}).collected.diagnostics.has_errors());
}

BOOST_AUTO_TEST_CASE(a_file_in_the_place_of_a_folder_is_read_as_one)
{
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    fs::remove_all(folder.path("zones"));
    folder.write("zones", zone_text("www A 192.0.2.2\n"));

    keeper.read({});

    BOOST_TEST(served(keeper) == 2U);
    BOOST_TEST(keeper.folders().empty());
}

BOOST_AUTO_TEST_CASE(served_serials_are_known_to_the_next_one)
{
    {
        ZoneKeeper keeper = this->keeper();
        keeper.read({});
        edit("www A 192.0.2.2\n");
        keeper.read({});
    }
    ZoneKeeper same = this->keeper();
    same.read({});
    BOOST_TEST(served(same) == 2U);

    edit("www A 192.0.2.3\n"); // while nobody reads
    ZoneKeeper next = this->keeper();
    next.read({});
    BOOST_TEST(served(next) == 3U);
}

BOOST_AUTO_TEST_CASE(nothing_is_written_before_it_is_allowed)
{
    ZoneKeeper keeper{settings()};
    keeper.read({});
    BOOST_TEST(keeper.keep_serials() == "");
    BOOST_TEST(!fs::exists(folder.path("state")));

    BOOST_TEST(keeper.begin_to_write() == "");
    BOOST_TEST(fs::exists(folder.path("state/serials")));
}

BOOST_AUTO_TEST_CASE(what_a_writer_that_was_killed_has_left_is_removed)
{
    const std::string left = folder.write("state/serials.abcdef.new", "half");
    ZoneKeeper keeper{settings()};
    BOOST_TEST(fs::exists(left));
    BOOST_TEST(keeper.begin_to_write() == "");
    BOOST_TEST(!fs::exists(left));
}

BOOST_AUTO_TEST_CASE(what_could_not_be_written_is_written_later)
{
    folder.write("state", "no folder");
    ZoneKeeper keeper = this->keeper();
    const ZoneRound round = keeper.read({});

    const std::string trouble = folder.path("state/serials") + ": Not a directory";
    BOOST_TEST(round.trouble == trouble);
    BOOST_TEST(keeper.keep_serials() == trouble);
    BOOST_TEST(served(keeper) == 1U);

    fs::remove(folder.path("state"));
    BOOST_TEST(keeper.keep_serials() == "");
    BOOST_TEST(fs::exists(folder.path("state/serials")));
    fs::remove(folder.path("state/serials"));
    BOOST_TEST(keeper.keep_serials() == ""); // there is nothing new
    BOOST_TEST(!fs::exists(folder.path("state/serials")));
}

BOOST_AUTO_TEST_CASE(damaged_serials_are_told_and_made_anew)
{
    folder.write("state/serials", "nonsense");
    ZoneKeeper keeper = this->keeper();
    BOOST_TEST(keeper.serial_trouble() == folder.path("state/serials") + ": it is damaged");
    keeper.read({});
    BOOST_TEST(ZoneKeeper{settings()}.serial_trouble() == "");
}

BOOST_AUTO_TEST_CASE(a_zone_has_the_policy_of_its_own_from_the_next_reading_on)
{
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    auto other = settings();
    other.serials_of = {{example, SerialPolicy::file}};
    other.serial_file = folder.path("elsewhere"); // which stays what it was
    keeper.change(other);
    edit("www A 192.0.2.2\n");

    keeper.read({});

    BOOST_TEST(served(keeper) == 1U);
    BOOST_TEST(!fs::exists(folder.path("elsewhere")));
}

BOOST_AUTO_TEST_CASE(only_zones_that_are_made_of_these_files_are_read)
{
    const std::string part = folder.write("zones/part.inc", "part A 192.0.2.9\n");
    edit("$INCLUDE part.inc\n");
    folder.write("zones/example.net.zone", "$ORIGIN example.net.\n" + zone_text("").substr(21));
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    BOOST_TEST(keeper.files().contains(part));
    BOOST_TEST((keeper.folders() == std::set{folder.path("zones")}));

    const std::set<std::string> files{part};
    const ZoneRound round = keeper.read({}, &files);

    BOOST_TEST_REQUIRE(round.reports.size() == 1U);
    BOOST_TEST((round.reports.front().name == example));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_included_and_not_there_is_one_of_its_files)
{
    edit("$INCLUDE later.inc\n");
    ZoneKeeper keeper = this->keeper();
    keeper.read({});
    BOOST_TEST(keeper.files().contains(folder.path("zones/later.inc")));
}

BOOST_AUTO_TEST_SUITE_END()
