#pragma once

#include "namu/resolve/server_address.hpp"
#include "namu/wire/message.hpp"

#include <span>
#include <string_view>

namespace namu::resolve {

/// Is told each step of an Iteration, so that it can be shown. By default nothing is done.
class IterationObserver {
public:
    virtual ~IterationObserver() = default;

    /// These records, or this denial, were known already.
    virtual void on_cached(const Question& /*question*/, Rcode /*rcode*/,
                           std::span<const Message::Record> /*records*/)
    {}
    /// The servers of this zone are the closest ones that are known.
    virtual void on_zone(const Name& /*zone*/, const Name& /*wanted*/) {}
    /// This server is asked, for being next among those of the zone.
    virtual void on_ask(const Name& /*server*/, const ServerAddress& /*address*/, const Name& /*zone*/,
                        const Question& /*question*/, bool /*over_tcp*/)
    {}
    /// A server says that another zone's servers know; `records` are their NS and addresses, as far as they are
    /// believed.
    virtual void on_referral(const Name& /*child*/, std::span<const Message::Record> /*records*/) {}
    /// The name is an alias of another one, which is looked for now.
    virtual void on_alias(const Name& /*alias*/, const Name& /*target*/) {}
    /// The records that were asked for came, or word that there are none.
    virtual void on_answer(Rcode /*rcode*/, std::span<const Message::Record> /*records*/) {}
    /// What the server sent is a reason to ask it again, in the other way that is said.
    virtual void on_retry(std::string_view /*why*/) {}
    /// The server is left alone, for it gave no answer, or none of use, not long ago.
    virtual void on_left_alone(const Name& /*server*/, const ServerAddress& /*address*/) {}
    /// What a server sent is of no use.
    virtual void on_useless(const Name& /*server*/, std::string_view /*why*/) {}
    /// The address of a server has to be found before it can be asked, and whether that is over.
    virtual void on_search_begin(const Name& /*server*/) {}
    virtual void on_search_end(const Name& /*server*/) {}
};

} // namespace namu::resolve
