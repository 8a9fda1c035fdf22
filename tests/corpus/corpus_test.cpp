// Answers stay what they are, octet for octet: 100,000 questions about the zones in catalogs/, and digests of the
// answers as they were when they were recorded. README.md tells what to do when they differ.

#include "corpus/answer_digests.hpp"
#include "corpus/corpus_catalog.hpp"
#include "corpus/question_maker.hpp"
#include "namu/answer/responder.hpp"
#include "support/edited_zone.hpp"
#include "support/hex.hpp"
#include "support/image_octets.hpp"
#include "support/tests_folder.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace namu;
using namespace namu::testing;

constexpr std::size_t questions_per_catalog = 5000;

std::string recorded_path()
{
    return (tests_folder() / "corpus/recorded.txt").string();
}

/// What stands behind `--` on the command line: `--record` or `--dump FILE`.
struct Arguments {
    bool record = false;
    std::ofstream dump;

    Arguments()
    {
        const auto& suite = boost::unit_test::framework::master_test_suite();
        for (int i = 1; i < suite.argc; ++i) {
            const std::string_view word = suite.argv[i];
            if (word == "--record")
                record = true;
            else if (word == "--dump" && i + 1 < suite.argc)
                dump.open(suite.argv[++i]);
            else
                throw std::invalid_argument{"usage: test_corpus [-- [--record] [--dump FILE]]"};
        }
    }
};

AnswerSettings usual_settings()
{
    AnswerSettings settings;
    settings.version = "Namu";
    settings.identity = "corpus";
    settings.cookie_secrets = {CookieSecret{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}};
    return settings;
}

AnswerSettings special_settings()
{
    AnswerSettings settings = usual_settings();
    settings.max_udp_payload = 4096;
    settings.version.clear();
    settings.cookie_policy = CookiePolicy::demand;
    settings.tcp_idle_time_out = std::chrono::seconds{10};
    settings.report_channel = Name::from_text("reports.example.").value();
    settings.authority_ns = AuthorityNs::add;
    return settings;
}

/// Answers the questions of a catalog, one after the other.
class Run {
public:
    explicit Run(std::ofstream& dump) : dump_{dump} {}

    CorpusRecord operator()(const CorpusCatalog& catalog, std::uint64_t seed)
    {
        QuestionMaker questions{catalog.names, seed};
        for (std::size_t i = 0; i < questions_per_catalog; ++i) {
            const CorpusQuestion question = questions.next();
            const Bytes reply = answer(question, catalog.zones);
            digests_.add(reply);
            if (dump_.is_open())
                dump(catalog.title, i, question, reply);
        }
        return digests_.finish(catalog.title);
    }

private:
    Bytes answer(const CorpusQuestion& question, const Catalog& zones)
    {
        constexpr std::array<std::uint8_t, 4> client{192, 0, 2, 1};
        const Arrival arrival{question.transport, client, Clock::Time{std::chrono::seconds{1'767'225'600}}};
        Responder& responder = question.is_special ? special_ : usual_;
        return Bytes{room_}.first(responder.answer(question.octets, arrival, zones, room_));
    }

    void dump(const std::string& title, std::size_t number, const CorpusQuestion& question, Bytes reply)
    {
        dump_ << title << ' ' << number << (question.transport == Transport::udp ? " udp " : " tcp ")
              << (question.is_special ? "special " : "usual ") << to_hex(question.octets) << ' '
              << to_hex(reply) << '\n';
    }

    std::ofstream& dump_;
    const AnswerSettings usual_settings_ = usual_settings();
    const AnswerSettings special_settings_ = special_settings();
    Responder usual_{usual_settings_};
    Responder special_{special_settings_};
    std::vector<std::uint8_t> room_ = std::vector<std::uint8_t>(65'535);
    AnswerDigests digests_;
};

std::map<std::string, CorpusRecord> read_recorded()
{
    std::map<std::string, CorpusRecord> records;
    std::ifstream in{recorded_path()};
    CorpusRecord record;
    while (in >> record.title >> record.questions >> record.octets_digest >> record.content_digest >>
           record.octets)
        records[record.title] = record;
    return records;
}

void write_recorded(const std::vector<CorpusRecord>& records)
{
    std::ofstream out{recorded_path()};
    for (const CorpusRecord& record : records)
        out << record.title << ' ' << record.questions << ' ' << record.octets_digest << ' '
            << record.content_digest << ' ' << record.octets << '\n';
}

BOOST_AUTO_TEST_SUITE(corpus)

BOOST_AUTO_TEST_CASE(answers_are_what_was_recorded)
{
    Arguments arguments;
    const auto recorded = read_recorded();
    Run run{arguments.dump};
    std::vector<CorpusRecord> records;
    for (const auto& path : all_corpus_files())
        records.push_back(run(read_corpus_file(path), records.size()));

    if (arguments.record) {
        write_recorded(records);
        return;
    }
    BOOST_TEST(recorded.size() == records.size());
    for (const CorpusRecord& now : records) {
        const auto found = recorded.find(now.title);
        BOOST_TEST_REQUIRE((found != recorded.end()), now.title << " was not recorded");
        const CorpusRecord& before = found->second;
        BOOST_TEST(now.questions == before.questions, now.title);
        BOOST_TEST(now.content_digest == before.content_digest,
                   now.title << ": answers say something else, see tests/corpus/README.md");
        BOOST_TEST(now.octets_digest == before.octets_digest,
                   now.title << ": answers have other octets: " << now.octets << " in all, before "
                             << before.octets << "; see tests/corpus/README.md");
    }
}

/// The same zones, each by way of its image.
CorpusCatalog by_images(const CorpusCatalog& catalog)
{
    std::vector<CatalogEntry> entries;
    for (const CatalogEntry& entry : catalog.zones.entries())
        entries.push_back(
            {entry.apex, entry.zone == nullptr ? nullptr : zone_of_image(image_of(*entry.zone))});
    return {catalog.title, Catalog{std::move(entries)}, catalog.names};
}

/// Zones that came about otherwise, `remade(catalog, seed)`, give the answers of those that were built.
template <typename Remade>
void check_same_answers(Remade&& remade)
{
    std::ofstream nowhere;
    Run run{nowhere};
    std::uint32_t seed = 0;
    for (const auto& path : all_corpus_files()) {
        const CorpusCatalog catalog = read_corpus_file(path);
        const CorpusRecord wanted = run(catalog, seed);
        BOOST_TEST((run(remade(catalog, seed), seed) == wanted), catalog.title);
        ++seed;
    }
}

BOOST_AUTO_TEST_CASE(answers_of_zones_from_their_images_are_the_same)
{
    check_same_answers(
        [](const CorpusCatalog& catalog, std::uint32_t /*seed*/) { return by_images(catalog); });
}

/// The same zones, each by way of edits.
CorpusCatalog by_edits(const CorpusCatalog& catalog, std::uint32_t seed)
{
    std::vector<CatalogEntry> entries;
    for (const CatalogEntry& entry : catalog.zones.entries())
        entries.push_back(
            {entry.apex, entry.zone == nullptr ? nullptr : zone_after_edits(*entry.zone, seed)});
    return {catalog.title, Catalog{std::move(entries)}, catalog.names};
}

BOOST_AUTO_TEST_CASE(answers_of_zones_that_were_edited_are_the_same)
{
    check_same_answers(by_edits);
}

BOOST_AUTO_TEST_CASE(answers_of_edited_zones_from_their_images_are_the_same)
{
    check_same_answers(
        [](const CorpusCatalog& catalog, std::uint32_t seed) { return by_images(by_edits(catalog, seed)); });
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace
