// Every file of tests/conformance/zonefile is a test: tests/conformance/README.md tells how one is written.

#include "namu/zonefile/reader.hpp"

#include "conformance/zonefile_case.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/printer.hpp"
#include "support/folder.hpp"
#include "support/hex.hpp"
#include "support/tests_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

namespace fs = std::filesystem;
using namespace namu;
using namespace namu::testing;

constexpr std::string_view default_ttl = "$TTL 300\n";

std::string replaced(std::string text, char from, char to)
{
    std::ranges::replace(text, from, to);
    return text;
}

/// What came out of a text.
struct Outcome : RecordSink {
    std::vector<std::string> records; // without the class, which is always IN
    std::vector<std::string> octets;
    std::string as_text;
    std::string as_numbers;
    std::string errors;
    std::string warnings;

    void add(const RecordView& record, const RecordPosition&) override
    {
        std::string line;
        append_record_text(record, line);
        as_text += line;
        append_record_text(record, as_numbers, RecordForm::generic);
        line.erase(line.find_last_not_of("\t\n") + 1); // a record without data ends with a tab
        line = replaced(line, '\t', ' ');
        const std::string class_word = " IN ";
        line.replace(line.find(class_word), class_word.size(), " ");
        records.push_back(line);
        octets.push_back(to_hex(record.rdata));
    }
};

Outcome read(const std::string& text, const std::string& path, const std::string& origin,
             std::size_t lines_before)
{
    Outcome outcome;
    SourceMap sources;
    Diagnostics diagnostics;
    const Name apex = Name::from_text(origin).value();
    read_zone_text(text, path, apex, sources, outcome, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.kept()) {
        std::string& to = diagnostic.is_error() ? outcome.errors : outcome.warnings;
        to += (to.empty() ? "" : " ") + std::string{diagnostic.rule->id};
        const SourceLocation at = sources.locate(diagnostic.where.begin);
        if (diagnostic.is_error())
            to += " " + std::to_string(at.line - lines_before) + ":" + std::to_string(at.column);
    }
    return outcome;
}

/// One case file on its way: reads its texts and reports with file and line.
class Run {
public:
    Run(fs::path path, ReadingCaseFile file) : path_{std::move(path)}, file_{std::move(file)} {}

    void run() const
    {
        for (const ReadingCase& reading : file_.cases)
            check(reading);
    }

private:
    [[nodiscard]] std::string place(const ReadingCase& reading) const
    {
        return path_.string() + ":" + std::to_string(reading.line) + ": " + file_.title + "\n" + reading.text;
    }

    void check(const ReadingCase& reading) const
    {
        const Folder folder;
        for (const auto& [name, text] : reading.files)
            folder.write(name, text);
        const std::string before{reading.has_default_ttl ? default_ttl : ""};
        const Outcome outcome =
            read(before + reading.text, folder.path("case.zone"), reading.origin, before.empty() ? 0 : 1);
        if (reading.refused)
            check_refused(reading, outcome);
        else
            check_read(reading, outcome);
    }

    void check_refused(const ReadingCase& reading, const Outcome& outcome) const
    {
        const bool has_place = reading.refused->find(' ') != std::string::npos;
        const std::string got =
            has_place ? outcome.errors : outcome.errors.substr(0, outcome.errors.find(' '));
        BOOST_TEST(got == *reading.refused, place(reading) << "refused as `" << outcome.errors
                                                           << "`, expected `" << *reading.refused << "`");
    }

    void check_read(const ReadingCase& reading, const Outcome& outcome) const
    {
        BOOST_TEST_CONTEXT(place(reading))
        {
            BOOST_TEST(outcome.errors == "");
            BOOST_TEST(outcome.warnings == reading.warned);
            BOOST_TEST(outcome.records == reading.records, boost::test_tools::per_element());
            for (std::size_t i = 0; i < std::min(reading.octets.size(), outcome.octets.size()); ++i)
                BOOST_TEST(outcome.octets[i] == to_hex(from_hex(reading.octets[i])));
            for (const std::string& printed : {outcome.as_text, outcome.as_numbers}) {
                const Outcome again = read(printed, "printed.zone", "elsewhere.test.", 0);
                BOOST_TEST(again.errors == "");
                BOOST_TEST(again.octets == outcome.octets, boost::test_tools::per_element());
                BOOST_TEST(again.records == outcome.records, boost::test_tools::per_element());
            }
        }
    }

    fs::path path_;
    ReadingCaseFile file_;
};

void run_file(const fs::path& path)
{
    std::ifstream stream{path, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    try {
        Run{path, parse_reading_cases(text)}.run();
    } catch (const std::exception& problem) {
        BOOST_ERROR(path.string() << ": " << problem.what());
    }
}

struct AddCases {
    AddCases()
    {
        auto* const suite = BOOST_TEST_SUITE("zonefile");
        std::vector<fs::path> paths;
        for (const auto& entry :
             fs::directory_iterator{namu::testing::tests_folder() / "conformance" / "zonefile"}) {
            if (entry.path().extension() == ".case")
                paths.push_back(entry.path());
        }
        std::ranges::sort(paths);
        for (const fs::path& path : paths)
            suite->add(boost::unit_test::make_test_case([path] { run_file(path); }, path.stem().string(),
                                                        __FILE__, __LINE__));
        boost::unit_test::framework::master_test_suite().add(suite);
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(conformance)

BOOST_AUTO_TEST_CASE(a_case_file_with_a_mistake_of_its_own_is_refused)
{
    const std::string head = "# title\nrfc: RFC 1035 §5.1\n\n";
    const std::string bad[] = {
        "rfc: RFC 1035\nread: x A 192.0.2.1\nrefused: x\n", // no title
        "# title\nread: x A 192.0.2.1\nrefused: x\n",       // no RFC
        head,                                               // nothing to read
        head + "red: x\n",
        head + "is: x\n",
        head + "read: x A 192.0.2.1\n",
        head + "read: x A 192.0.2.1\nis: x\nrefused: y\n",
        head + "read: x A 192.0.2.1\nis: x\nrdata: 00\n  00\n",
        head + "  read: x\n",
    };
    for (const std::string& text : bad)
        BOOST_CHECK_THROW(static_cast<void>(parse_reading_cases(text)), ReadingCaseError);
}

BOOST_AUTO_TEST_SUITE_END()

namespace {
const AddCases add_cases;
} // namespace
