#include "namu/load/serial_book.hpp"

#include "namu/load/image_store.hpp"
#include "namu/load/load_zone.hpp"
#include "namu/wire/name.hpp"
#include "temporary_folder.hpp"

#include <boost/test/unit_test.hpp>

using namespace namu;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using namespace std::chrono_literals;

namespace {

constexpr sys_seconds now = sys_days{2026y / 11 / 23};
const StoredName zone = *Name::from_text("example.com.");

std::uint32_t next(SerialPolicy policy, std::uint32_t served)
{
    return next_serial(policy, Serial{served}, now).value();
}

constexpr ContentDigest old_content{1};
constexpr ContentDigest new_content{2};

SerialBook book_with(std::uint32_t served, SerialPolicy policy = SerialPolicy::increment)
{
    SerialBook book{policy};
    book.note(zone, {old_content, Serial{served}});
    return book;
}

std::uint32_t serial_for(const SerialBook& book, std::uint32_t in_file, ContentDigest content)
{
    return book.serial_for(zone, Serial{in_file}, content, now).value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(serial_book)

BOOST_AUTO_TEST_CASE(policies_are_known_by_their_names)
{
    for (const auto policy :
         {SerialPolicy::file, SerialPolicy::increment, SerialPolicy::date, SerialPolicy::unixtime})
        BOOST_TEST((serial_policy_from_text(to_text(policy)) == policy));
    BOOST_TEST(!serial_policy_from_text("dates"));
}

// RFC 1982 §3.1, §3.2
BOOST_AUTO_TEST_CASE(the_next_serial_is_newer_by_each_policy)
{
    BOOST_TEST(next(SerialPolicy::increment, 7) == 8U);
    BOOST_TEST(next(SerialPolicy::increment, 0xffff'ffff) == 0U);
    BOOST_TEST(next(SerialPolicy::date, 7) == 2026112300U);
    BOOST_TEST(next(SerialPolicy::date, 2026112300) == 2026112301U);
    BOOST_TEST(next(SerialPolicy::date, 2026112399) == 2026112400U);
    BOOST_TEST(next(SerialPolicy::unixtime, 7) == now.time_since_epoch().count());
    BOOST_TEST(next(SerialPolicy::unixtime, 2'000'000'000) == 2'000'000'001U);
    // More than half of the circle ahead counts as behind.
    BOOST_TEST(next(SerialPolicy::date, 3'000'000'000) == 3'000'000'001U);
    BOOST_TEST(next(SerialPolicy::file, 7) == 7U);
}

BOOST_AUTO_TEST_CASE(a_zone_that_was_never_served_has_the_serial_of_its_file)
{
    BOOST_TEST(serial_for(SerialBook{}, 7, new_content) == 7U);
}

BOOST_AUTO_TEST_CASE(the_serial_rises_where_the_content_changed_and_the_file_kept_its_own)
{
    BOOST_TEST(serial_for(book_with(7), 7, old_content) == 7U);
    BOOST_TEST(serial_for(book_with(7), 7, new_content) == 8U);
    BOOST_TEST(serial_for(book_with(9), 7, old_content) == 9U); // was raised before
    BOOST_TEST(serial_for(book_with(9), 7, new_content) == 10U);
}

BOOST_AUTO_TEST_CASE(a_serial_that_its_author_raised_counts)
{
    BOOST_TEST(serial_for(book_with(9), 20, new_content) == 20U);
    BOOST_TEST(serial_for(book_with(9), 20, old_content) == 20U);
    BOOST_TEST(serial_for(book_with(0xffff'fff0), 3, new_content) == 3U); // around the circle
}

BOOST_AUTO_TEST_CASE(by_the_policy_file_the_file_counts_always)
{
    BOOST_TEST(serial_for(book_with(9, SerialPolicy::file), 7, new_content) == 7U);
    SerialBook book = book_with(9);
    book.set_policy(zone, SerialPolicy::file);
    BOOST_TEST(serial_for(book, 7, new_content) == 7U);
}

BOOST_AUTO_TEST_CASE(loading_a_zone_gives_it_the_serial_and_says_what_its_file_has)
{
    const namu::test::TemporaryFolder folder;
    const auto path =
        folder.write("example.com.zone", "$TTL 60\n@ SOA ns hm 7 2h 15m 1w 5m\n@ NS ns\nns A 192.0.2.1\n");
    const SerialBook book = book_with(9);
    const auto loaded = load_zone({path}, {.serials = &book, .now = now});
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->serial().value() == 10U);
    BOOST_TEST(loaded.serial_in_file.value() == 7U);
    BOOST_TEST((loaded.content == ContentDigest::of(*loaded.zone)));
}

BOOST_AUTO_TEST_CASE(a_zone_that_is_worth_an_image_gets_a_new_serial_where_only_an_included_file_changed)
{
    const namu::test::TemporaryFolder folder;
    const std::string path = folder.write("example.com.zone", "$ORIGIN example.com.\n$TTL 60\n"
                                                              "@ SOA ns hostmaster 1 3600 600 86400 60\n"
                                                              "@ NS ns\nns A 192.0.2.1\n$INCLUDE part\n");
    folder.write("part", "www A 192.0.2.2\n");
    const ImageStore images{{.folder = folder.path("images"),
                             .maker = "test",
                             .least_text_octets = 1,
                             .settling_time = -std::chrono::hours{1}}};
    SerialBook book;
    const LoadOptions options{.images = &images, .serials = &book};
    const LoadedZone before = load_zone({path}, options);
    book.note(zone, {*before.content, before.zone->serial(), before.source});

    folder.write("part", "www A 192.0.2.3\n");

    BOOST_TEST(load_zone({path}, options).zone->serial().value() == 2U);
}

BOOST_AUTO_TEST_CASE(the_state_of_a_text_that_has_not_settled_says_nothing)
{
    const namu::test::TemporaryFolder folder;
    const std::string path = folder.write("example.com.zone", "$ORIGIN example.com.\n$TTL 60\n"
                                                              "@ SOA ns hostmaster 1 3600 600 86400 60\n"
                                                              "@ NS ns\nns A 192.0.2.1\n");
    const ImageStore patient{{.folder = folder.path("images"),
                              .maker = "test",
                              .least_text_octets = 1,
                              .settling_time = std::chrono::hours{1}}};
    SerialBook book;
    BOOST_TEST(!load_zone({path}, {.images = &patient, .serials = &book}).source.has_value());
}

BOOST_AUTO_TEST_CASE(a_signed_zone_keeps_the_serial_that_was_signed)
{
    const namu::test::TemporaryFolder folder;
    const auto path = folder.write("example.com.zone",
                                   "$TTL 60\n@ SOA ns hm 7 2h 15m 1w 5m\n@ NS ns\nns A 192.0.2.1\n"
                                   "@ RRSIG SOA 13 2 60 20300101000000 20200101000000 1 example.com. AAAA\n");
    const SerialBook book = book_with(9);
    const auto loaded = load_zone({path}, {.serials = &book, .now = now});
    BOOST_TEST_REQUIRE(loaded.zone != nullptr);
    BOOST_TEST(loaded.zone->serial().value() == 7U);
}

BOOST_AUTO_TEST_CASE(all_files_of_a_zone_are_named_also_those_that_are_not_there)
{
    const namu::test::TemporaryFolder folder;
    folder.write("part.inc", "www A 192.0.2.1\n");
    const auto path =
        folder.write("example.com.zone", "$TTL 60\n@ SOA ns hm 7 2h 15m 1w 5m\n@ NS ns\nns A 192.0.2.1\n"
                                         "$INCLUDE part.inc\n$INCLUDE missing.inc\n");
    const auto loaded = load_zone({path});
    const std::vector<std::string> expected{path, folder.path("part.inc"), folder.path("missing.inc")};
    BOOST_TEST(loaded.files == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
