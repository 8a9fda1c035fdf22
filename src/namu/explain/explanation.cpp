#include "namu/explain/explanation.hpp"

#include "namu/answer/chain.hpp"
#include "namu/answer/rejection.hpp"
#include "namu/explain/explain_observer.hpp"
#include "namu/wire/response_writer.hpp"
#include "namu/zone/zone_find.hpp"

#include <string>
#include <utility>

namespace namu {
namespace {

Explanation rejected(const Rejection& rejection)
{
    std::string words = to_text(rejection.rcode) + ", whatever the zones hold";
    if (rejection.error)
        words.append(": ").append(rejection.error->text);
    return {.is_rejected = true, .steps = {{"question", std::move(words)}}, .answer = {}};
}

} // namespace

Explanation explain(const Query& query, const ExplainedClient& client, const RecordPlaces& places)
{
    if (const Rejection* const rejection = judge(query))
        return rejected(*rejection);
    std::vector<std::uint8_t> room(max_message_octets);
    ChainMemory memory; // has names that the response refers to until it is finished
    ResponseWriter response;
    response.start(query, room);
    ExplainObserver observer{places, query.type()};
    const HashedName name{query.name()};
    const CatalogEntry* const entry = client.view.catalog->find(name, query.type());
    observer.zone_chosen(query.name(), entry);
    if (entry == nullptr) {
        response.set_rcode(Rcode::REFUSED);
    } else if (!client.view.shows(*entry, client.address)) {
        observer.zone_closed(*entry);
        response.set_rcode(Rcode::REFUSED);
    } else if (entry->zone == nullptr) {
        response.set_rcode(Rcode::SERVFAIL);
    } else {
        ChainWriter chain{client.view, client.address, response, query.type(), client.form, observer, memory};
        chain.write(name, *entry, entry->zone->find(name, query.type(), observer));
    }
    const bool has_do = query.opt() && query.opt()->dnssec_ok();
    const std::size_t size = query.has_opt()
                                 ? response.finish({.dnssec_ok = has_do}, [](OptWriter& /*no options*/) {})
                                 : response.finish();
    room.resize(size);
    return {.is_rejected = false, .steps = observer.take_steps(), .answer = std::move(room)};
}

} // namespace namu
