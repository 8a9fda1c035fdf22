#include "namu/load/image_store.hpp"

#include "load/temporary_folder.hpp"
#include "namu/base/unfinished_file.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/load/open_file.hpp"
#include "namu/zone/same_records.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>

namespace {

using namespace namu;
using namu::test::TemporaryFolder;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

const std::string good = "$ORIGIN example.com.\n"
                         "$TTL 300\n"
                         "@   SOA ns hostmaster 1 7200 900 1209600 300\n"
                         "    NS  ns\n"
                         "ns  A   192.0.2.53\n"
                         "www A   192.0.2.80\n";

/// A text, and a store for its image that waits for nothing.
struct Place {
    explicit Place(const std::string& text = good) : path{folder.write("example.com.zone", text)} {}

    static ImageStore::Settings settings(const TemporaryFolder& folder)
    {
        return {.folder = folder.path("state/images"),
                .maker = "test 1",
                .least_text_octets = 1,
                .settling_time = -std::chrono::hours{1}};
    }

    [[nodiscard]] LoadedZone load(LoadOptions options = {}) const
    {
        options.images = &store;
        return load_zone({path}, options);
    }
    /// Loads the zone and writes its image.
    void make_image(const LoadOptions& options = {}) const
    {
        const LoadedZone loaded = load(options);
        BOOST_TEST_REQUIRE(loaded.image_due.has_value());
        BOOST_TEST_REQUIRE(store.write(*loaded.image_due, {}) == "");
    }
    [[nodiscard]] std::string image() const { return folder.path("state/images/example.com.image"); }

    TemporaryFolder folder;
    std::string path;
    ImageStore store{settings(folder)};
};

void replace_text(const std::string& path, const std::string& text)
{
    std::ofstream{path, std::ios::binary} << text;
}

BOOST_AUTO_TEST_SUITE(image_store)

BOOST_AUTO_TEST_CASE(the_second_time_a_zone_is_made_of_its_image)
{
    const Place place;
    place.make_image();

    const LoadedZone again = place.load();

    BOOST_TEST(again.is_from_image);
    BOOST_TEST(!again.image_due.has_value());
    BOOST_TEST_REQUIRE(again.zone != nullptr);
    BOOST_TEST(same_records(*again.zone, *load_zone({place.path}).zone));
    BOOST_TEST(again.diagnostics.kept().empty());
}

BOOST_AUTO_TEST_CASE(the_zones_that_are_shipped_make_the_round_trip)
{
    std::size_t images = 0;
    for (const auto& entry : fs::recursive_directory_iterator{testing::tests_folder() / "../zones"}) {
        if (entry.path().extension() != ".zone")
            continue;
        const TemporaryFolder folder;
        const ImageStore store{Place::settings(folder)};
        const LoadedZone first = load_zone({entry.path().string()}, {.images = &store});
        if (!first.image_due)
            continue;
        BOOST_TEST_REQUIRE(store.write(*first.image_due, {}) == "");
        const LoadedZone again = load_zone({entry.path().string()}, {.images = &store});
        BOOST_TEST(again.is_from_image, entry.path());
        BOOST_TEST(same_records(*first.zone, *again.zone), entry.path());
        ++images;
    }
    BOOST_TEST(images > 0);
}

BOOST_AUTO_TEST_CASE(an_image_is_not_used_for_another_text)
{
    const Place place;
    place.make_image();
    std::string text = good;
    text.replace(text.find("192.0.2.80"), 10, "192.0.2.81");

    replace_text(place.path, text);
    const LoadedZone again = place.load();

    BOOST_TEST(!again.is_from_image);
    BOOST_TEST(again.image_due.has_value());
}

BOOST_AUTO_TEST_CASE(a_text_that_was_only_touched_is_known_by_what_it_says)
{
    const Place place;
    place.make_image();

    replace_text(place.path, good);
    const LoadedZone again = place.load();

    BOOST_TEST(again.is_from_image);
    BOOST_TEST_REQUIRE(again.image_due.has_value()); // with the new state
    BOOST_TEST(place.store.write(*again.image_due, {}) == "");
    BOOST_TEST(!place.load().image_due.has_value());
    BOOST_TEST(place.load().is_from_image);
}

BOOST_AUTO_TEST_CASE(no_image_is_made_of_a_text_that_was_changed_a_moment_ago)
{
    const Place place;
    auto settings = Place::settings(place.folder);
    settings.settling_time = std::chrono::hours{1};
    const ImageStore store{settings};

    BOOST_TEST(!load_zone({place.path}, {.images = &store}).image_due.has_value());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_when_the_text_has_changed_meanwhile)
{
    const Place place;
    const LoadedZone loaded = place.load();

    replace_text(place.path, good + "more A 192.0.2.1\n");

    BOOST_TEST(place.store.write(*loaded.image_due, {}) == "");
    BOOST_TEST(!fs::exists(place.image()));
}

BOOST_AUTO_TEST_CASE(nothing_is_written_when_there_is_no_time_left)
{
    const Place place;
    std::stop_source stop;
    stop.request_stop();

    BOOST_TEST(place.store.write(*place.load().image_due, stop.get_token()) == "");
    BOOST_TEST(fs::is_empty(place.folder.path("state/images")));
}

struct NoImage {
    std::string_view why;
    std::string text;
    LoadOptions options = {};
};

std::ostream& operator<<(std::ostream& out, const NoImage& sample)
{
    return out << sample.why;
}

// clang-format off
const NoImage without_image[] = {
    {"a warning",             good + "www.example.net. A 192.0.2.1\n"},
    {"an error",              good + "www A 192.0.2.999\n"},
    {"several files",         good + "$INCLUDE /dev/null\n"},
    {"positions are wanted",  good, {.keep_positions = true}},
};
// clang-format on

BOOST_DATA_TEST_CASE(a_zone_has_no_image_with, data::make(without_image), sample)
{
    const Place place{sample.text};

    BOOST_TEST(!place.load(sample.options).image_due.has_value());
}

BOOST_AUTO_TEST_CASE(a_small_text_has_no_image)
{
    const Place place;
    auto settings = Place::settings(place.folder);
    settings.least_text_octets = good.size() + 1;
    const ImageStore store{settings};

    BOOST_TEST(!load_zone({place.path}, {.images = &store}).image_due.has_value());
}

BOOST_AUTO_TEST_CASE(other_rules_and_other_makers_have_other_images)
{
    const Place place;
    place.make_image();
    auto settings = Place::settings(place.folder);
    settings.maker = "test 2";
    const ImageStore other{settings};

    BOOST_TEST(!place.load({.judge = Judge::form_only}).is_from_image);
    BOOST_TEST(!place.load({.dnssec = DnssecCheck{{}, DnssecCheck::Depth::quick}}).is_from_image);
    BOOST_TEST(!load_zone({place.path}, {.images = &other}).is_from_image);
    BOOST_TEST(place.load().is_from_image);
}

BOOST_AUTO_TEST_CASE(a_zone_of_another_name_does_not_get_the_image)
{
    const Place place;
    place.make_image();
    fs::copy(place.image(), place.folder.path("state/images/example.net.image"));
    const auto other = Name::from_text("example.net.").value();

    BOOST_TEST(!load_zone({place.path, other}, {.images = &place.store}).is_from_image);
}

BOOST_AUTO_TEST_CASE(a_damaged_image_is_not_used_and_replaced)
{
    const Place place;
    place.make_image();
    const auto size = fs::file_size(place.image());
    for (const std::size_t at : {std::size_t{0}, size / 3, size / 2, size - 1}) {
        {
            std::fstream file{place.image(), std::ios::in | std::ios::out | std::ios::binary};
            file.seekg(static_cast<std::streamoff>(at));
            const int octet = file.get();
            file.seekp(static_cast<std::streamoff>(at));
            file.put(static_cast<char>(octet ^ 0x10));
        }
        const LoadedZone again = place.load();
        BOOST_TEST(!again.is_from_image);
        BOOST_TEST_REQUIRE(again.image_due.has_value());
        BOOST_TEST_REQUIRE(place.store.write(*again.image_due, {}) == "");
        BOOST_TEST(place.load().is_from_image);
    }
    fs::resize_file(place.image(), size / 2);
    BOOST_TEST(!place.load().is_from_image);
    fs::resize_file(place.image(), 0);
    BOOST_TEST(!place.load().is_from_image);
}

BOOST_AUTO_TEST_CASE(an_image_that_others_could_have_written_is_not_used)
{
    const Place place;
    place.make_image();
    const std::string folder = place.folder.path("state/images");
    struct stat status {};
    BOOST_TEST(::stat(place.image().c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
    BOOST_TEST(::stat(folder.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0700U);

    fs::permissions(place.image(), fs::perms::group_write, fs::perm_options::add);
    BOOST_TEST(!place.load().is_from_image);
    fs::permissions(place.image(), fs::perms::group_write, fs::perm_options::remove);
    BOOST_TEST(place.load().is_from_image);

    fs::permissions(folder, fs::perms::others_write, fs::perm_options::add);
    BOOST_TEST(!place.load().is_from_image);
    BOOST_TEST(place.store.write(*place.load().image_due, {}).find("cannot write images to ") == 0);
    fs::permissions(folder, fs::perms::others_write, fs::perm_options::remove);

    fs::rename(place.image(), place.folder.path("elsewhere"));
    fs::create_symlink(place.folder.path("elsewhere"), place.image());
    BOOST_TEST(!place.load().is_from_image);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_is_told)
{
    const Place place;
    auto settings = Place::settings(place.folder);
    settings.folder = place.path + "/images"; // below a file
    const ImageStore store{settings};
    const LoadedZone loaded = load_zone({place.path}, {.images = &store});

    const std::string said = store.write(*loaded.image_due, {});

    BOOST_TEST(said.find("Not a directory") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(a_zone_outlives_its_image)
{
    const Place place;
    place.make_image();
    const LoadedZone again = place.load();

    fs::remove(place.image());

    BOOST_TEST(again.is_from_image);
    BOOST_TEST(same_records(*again.zone, *load_zone({place.path}).zone));
}

BOOST_AUTO_TEST_CASE(leftovers_go_and_nothing_else)
{
    const Place place;
    place.make_image();
    const auto in_folder = [&](std::string_view name) {
        return place.folder.write("state/images/" + std::string{name}, "not ours");
    };
    const std::string foreign = in_folder("foreign.image");
    const std::string written = in_folder("a.image.1-1.new");
    const OpenFile writer{::open(written.c_str(), O_WRONLY | O_CLOEXEC)};
    mark_as_being_written(writer.get());
    const std::string abandoned = in_folder("b.image.1-1.new");

    place.store.remove_leftovers();
    BOOST_TEST(fs::exists(place.image()));
    BOOST_TEST(fs::exists(foreign));
    BOOST_TEST(fs::exists(written));
    BOOST_TEST(!fs::exists(abandoned));

    fs::remove(place.path); // now nothing is left that the image could stand for
    place.store.remove_leftovers();
    BOOST_TEST(!fs::exists(place.image()));
    BOOST_TEST(fs::exists(foreign));
}

struct FileName {
    std::string zone;
    std::string file;
};

std::ostream& operator<<(std::ostream& out, const FileName& sample)
{
    return out << sample.zone;
}

// clang-format off
const FileName file_names[] = {
    {".",                         "%root.image"},
    {"root.",                     "root.image"},
    {"Example.COM.",              "example.com.image"},
    {"2.0.192.in-addr.arpa.",     "2.0.192.in-addr.arpa.image"},
    {"_sub.example.",             "_sub.example.image"},
    {"a\\.b.example.",            "a%2Eb.example.image"},
    {"\\.\\.\\/etc.example.",     "%2E%2E%2Fetc.example.image"},
    {"\\000\\255%.example.",      "%00%FF%25.example.image"},
};
// clang-format on

BOOST_DATA_TEST_CASE(the_file_of_a_zone_is_called, data::make(file_names), sample)
{
    BOOST_TEST(image_file_name(Name::from_text(sample.zone).value().view()) == sample.file);
}

BOOST_AUTO_TEST_CASE(long_names_make_file_names_that_are_short_and_differ)
{
    const std::string label = std::string(60, 'x') + ".";
    const std::string first = image_file_name(Name::from_text(label + label + label + "a.").value().view());
    const std::string second = image_file_name(Name::from_text(label + label + label + "b.").value().view());

    BOOST_TEST(first.size() < 220U);
    BOOST_TEST(first != second);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
