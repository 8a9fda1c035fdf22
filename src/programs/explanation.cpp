#include "programs/explanation.hpp"

#include "namu/answer/chain.hpp"
#include "namu/answer/rejection.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"
#include "namu/zone/zone_find.hpp"
#include "programs/explain_observer.hpp"

#include <cstdint>
#include <optional>

namespace namu {
namespace {

constexpr std::uint16_t ordinary_payload_size = 1232;

} // namespace

std::string explain(const ExplainedQuestion& question, const std::vector<LoadedZone>& zones,
                    const Catalog& catalog)
{
    const bool wants_dnssec = question.dnssec == Dnssec::add;
    const Opt with_do{.payload_size = ordinary_payload_size, .flags = Opt::dnssec_ok_flag};
    const std::vector<std::uint8_t> message = write_query(
        0, 0, {question.name, question.type}, wants_dnssec ? std::optional{with_do} : std::nullopt);
    const Query query = Query::parse(message);
    std::vector<std::uint8_t> room(max_message_octets);
    ChainMemory memory;
    ResponseWriter response;
    response.start(query, room);

    ExplainObserver observer{zones, question.type};
    if (const auto rejection = judge(query)) {
        return question.name.to_text() + " " + to_text(question.type) + ":\n  " + to_text(rejection->rcode) +
               ", whatever the zones hold" +
               (rejection->error ? ": " + std::string{rejection->error->text} : std::string{}) + "\n";
    }
    const HashedName name{query.name()};
    const CatalogEntry* const entry = catalog.find(name, question.type);
    observer.zone_chosen(query.name(), entry);
    if (entry == nullptr) {
        response.set_rcode(Rcode::REFUSED);
    } else if (entry->zone == nullptr) {
        response.set_rcode(Rcode::SERVFAIL);
    } else {
        const View view{&catalog};
        ChainWriter chain{view,     {},    response, question.type, AnswerForm{.dnssec = question.dnssec},
                          observer, memory};
        chain.write(name, *entry, entry->zone->find(name, question.type, observer));
    }
    const std::size_t size = wants_dnssec
                                 ? response.finish({.dnssec_ok = true}, [](OptWriter& /*no options*/) {})
                                 : response.finish();
    const auto answer = read_message(Bytes{room}.first(size));
    return question.name.to_text() + " " + to_text(question.type) + ":\n" + observer.text() + "\n" +
           (answer ? to_text(*answer) : std::string{});
}

} // namespace namu
