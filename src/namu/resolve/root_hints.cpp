#include "namu/resolve/root_hints.hpp"

#include "namu/wire/name_view.hpp"

namespace namu::resolve {

RootHints RootHints::of(const std::vector<Message::Record>& records)
{
    RootHints hints;
    for (const Message::Record& ns : records) {
        if (ns.type != RRType::NS)
            continue;
        hints.top = ns.owner;
        const Name target{NameView::trusted(ns.rdata.data(), ns.rdata.size())};
        for (const Message::Record& host : records) {
            const auto address = ServerAddress::from_record(host.type, host.rdata);
            if (address && host.owner == target)
                hints.servers.push_back({target, *address});
        }
    }
    return hints;
}

} // namespace namu::resolve
