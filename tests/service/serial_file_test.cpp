#include "namu/service/serial_file.hpp"

#include "namu/base/checksum.hpp"
#include "namu/wire/name.hpp"
#include "support/folder.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <string>

using namespace namu;
using namu::service::read_serials;
using namu::service::write_serials;
using namu::testing::Folder;

namespace {

const StoredName first = *Name::from_text("example.com.");
const StoredName odd = *Name::from_text("a\\032b\\.c\\255.Example.");
constexpr SourceState source{1, 0xFFFF'FFFF'FFFF'FFFF, 3, -4, 0x7FFF'FFFF'FFFF'FFFF};

SerialBook book()
{
    SerialBook book;
    book.note(first, {ContentDigest{0xFFFF'FFFF'FFFF'FFFF}, Serial{4'294'967'295}, source});
    book.note(odd, {ContentDigest{7}, Serial{0}});
    return book;
}

std::string text_of(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Lines, as `write_serials` would end them.
std::string ended(const std::string& text)
{
    return text + "whole " + std::to_string(checksum_of(as_bytes(text))) + "\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(serial_file)

BOOST_AUTO_TEST_CASE(what_was_written_is_read_names_of_all_kinds_included)
{
    const Folder folder;
    const std::string path = folder.path("serials");

    BOOST_TEST(write_serials(path, book()) == "");
    const auto found = read_serials(path);

    BOOST_TEST(found.trouble == "");
    BOOST_TEST_REQUIRE(found.entries.size() == 2U);
    for (const auto& [zone, entry] : found.entries)
        BOOST_TEST((entry == *book().find(zone)));
}

BOOST_AUTO_TEST_CASE(a_book_without_zones_is_a_file_too)
{
    const Folder folder;
    BOOST_TEST(write_serials(folder.path("serials"), {}) == "");
    BOOST_TEST(read_serials(folder.path("serials")).trouble == "");
}

BOOST_AUTO_TEST_CASE(where_there_was_never_a_file_nothing_is_wrong)
{
    const Folder folder;
    const auto found = read_serials(folder.path("serials"));
    BOOST_TEST(found.trouble == "");
    BOOST_TEST(found.entries.empty());
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_told)
{
    const Folder folder;
    folder.write("serials/file", "");
    BOOST_TEST(read_serials(folder.path("serials")).trouble != "");
}

BOOST_AUTO_TEST_CASE(a_file_that_was_cut_off_anywhere_is_as_good_as_none)
{
    const Folder folder;
    const std::string path = folder.path("serials");
    BOOST_TEST(write_serials(path, book()) == "");
    const std::string whole = text_of(path);

    for (std::size_t size = 0; size < whole.size(); ++size) {
        folder.write("serials", whole.substr(0, size));
        const auto found = read_serials(path);
        BOOST_TEST(found.trouble == "it is damaged", "cut to " << size << " octets");
        BOOST_TEST(found.entries.empty());
    }
}

BOOST_AUTO_TEST_CASE(one_octet_that_is_another_is_found)
{
    const Folder folder;
    const std::string path = folder.path("serials");
    BOOST_TEST(write_serials(path, book()) == "");
    const std::string whole = text_of(path);

    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int flipped : {1, 16, 127}) {
            std::string text = whole;
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ flipped);
            folder.write("serials", text);
            BOOST_TEST(read_serials(path).trouble == "it is damaged", "octet " << at);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_whole_file_of_another_kind_is_not_believed)
{
    const Folder folder;
    const auto trouble = [&](const std::string& text) {
        folder.write("serials", ended(text));
        return read_serials(folder.path("serials")).trouble;
    };

    BOOST_TEST(trouble("namu serials 1\nexample.com. 1 1\n") == "");
    BOOST_TEST(trouble("namu serials 2\nexample.com. 1 1\n") == "it is damaged");
    BOOST_TEST(trouble("namu serials 1\nexample.com. 4294967296 1\n") == "it is damaged");
    BOOST_TEST(trouble("namu serials 1\nexample.com. one 1\n") == "it is damaged");
    BOOST_TEST(trouble("namu serials 1\nexample..com. 1 1\n") == "it is damaged");
    BOOST_TEST(trouble("namu serials 1\nexample.com. 1\n") == "it is damaged");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_told)
{
    const Folder folder;
    BOOST_TEST(write_serials(folder.path("nothing/serials"), book()) == "No such file or directory");
}

BOOST_AUTO_TEST_SUITE_END()
