// Every file of tests/cases is a test case of its own: tests/cases/README.md tells how one is written.

#include "namu/answer/responder.hpp"

#include "answer/reply_text.hpp"
#include "namu/zone/catalog.hpp"
#include "support/case_catalog.hpp"
#include "support/case_packet.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

namespace fs = std::filesystem;
using namespace namu;
using namespace namu::testing;

/// One case file on its way: reads it, asks its questions, and reports with its file and line.
class CaseRun {
public:
    explicit CaseRun(fs::path path) : path_{std::move(path)} {}

    void run()
    {
        try {
            file_ = read_case_file(path_);
            catalog_ = catalog_of(file_);
            for (const CaseBlock& block : file_.blocks)
                ask(block);
        } catch (const CaseError& error) {
            BOOST_ERROR(place(error.line()) << error.what());
        }
    }

private:
    [[nodiscard]] std::string place(std::size_t line) const
    {
        return path_.string() + ":" + std::to_string(line) + ": ";
    }

    void ask(const CaseBlock& block)
    {
        const CasePacket packet = make_packet(block);
        std::vector<std::uint8_t> room(65'535);
        Responder responder{file_.settings};
        const std::size_t size = responder.answer(packet.octets, packet.arrival(), catalog_, room);
        const Bytes reply = Bytes{room}.first(size);
        const CaseField* const wanted = block.find("reply");
        if (wanted != nullptr && (wanted->value != "none" || block.find("status") != nullptr))
            throw CaseError{wanted->line, "`reply:` is `none`, and then no answer is described"};
        if (wanted != nullptr || reply.empty())
            BOOST_TEST((wanted != nullptr) == reply.empty(),
                       place(block.line) << "expected " << (wanted != nullptr ? "no" : "a") << " reply, got "
                                         << size << " octets");
        else
            compare(block, packet, reply);
    }

    void compare(const CaseBlock& block, const CasePacket& packet, Bytes reply)
    {
        const ReplyText expected = expected_reply(block, packet, file_.settings);
        ReplyText received;
        try {
            received = received_reply(reply);
        } catch (const std::invalid_argument& problem) {
            BOOST_ERROR(place(block.line) << "the reply cannot be read: " << problem.what());
            return;
        }
        hide_counted_sections(expected, received);
        BOOST_TEST((expected == received), place(block.line) << file_.title << "\n"
                                                             << side_by_side(expected, received));
        BOOST_TEST(equal(reply.first(2), Bytes{packet.octets}.first(2)), place(block.line)
                                                                             << "the id is another one");
        if (const CaseField* const wanted = block.find("size"))
            compare_size(*wanted, reply.size());
    }

    /// `512` or `<= 512`
    void compare_size(const CaseField& wanted, std::size_t size) const
    {
        const bool is_limit = wanted.value.starts_with("<= ");
        const std::string_view digits = std::string_view{wanted.value}.substr(is_limit ? 3 : 0);
        std::size_t limit = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), limit);
        if (error != std::errc{} || end != digits.data() + digits.size())
            throw CaseError{wanted.line, "not a size: " + wanted.value};
        BOOST_TEST((is_limit ? size <= limit : size == limit),
                   place(wanted.line) << size << " octets, expected " << wanted.value);
    }

    fs::path path_;
    CaseFile file_;
    Catalog catalog_;
};

/// Makes the suites `cases/answer/wildcard` and so on, in order of names.
class CaseRegistration {
public:
    CaseRegistration()
    {
        namespace ut = boost::unit_test;
        auto* const suite = BOOST_TEST_SUITE("cases");
        add_folder(tests_folder() / "cases", *suite);
        ut::framework::current_auto_test_suite().add(suite);
    }

private:
    static void add_folder(const fs::path& folder, boost::unit_test::test_suite& suite)
    {
        std::vector<fs::path> entries;
        if (fs::is_directory(folder))
            entries.assign(fs::directory_iterator{folder}, fs::directory_iterator{});
        std::ranges::sort(entries);
        for (const fs::path& entry : entries) {
            if (fs::is_directory(entry)) {
                auto* const child = BOOST_TEST_SUITE(entry.filename().string());
                add_folder(entry, *child);
                suite.add(child);
            } else if (entry.extension() == ".case") {
                suite.add(boost::unit_test::make_test_case([entry] { CaseRun{entry}.run(); },
                                                           entry.stem().string(), entry.string(), 1));
            }
        }
    }
};

const CaseRegistration registration;

} // namespace
