#pragma once

#include "namu/base/clock.hpp"
#include "namu/resolve/answer_chain.hpp"
#include "namu/resolve/cache.hpp"
#include "namu/resolve/iteration_observer.hpp"
#include "namu/resolve/minimiser.hpp"
#include "namu/resolve/root_hints.hpp"
#include "namu/resolve/server_address.hpp"
#include "namu/wire/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace namu::resolve {

enum class Carrier : std::uint8_t { udp, tcp };
enum class Edns : std::uint8_t { with, without };

/// What a question must not cost more than, so that no zone can keep a resolver busy.
struct IterationLimits {
    std::size_t questions = 100; ///< to servers, all together
    std::size_t depth = 6; ///< of searches for a server's address within searches for a server's address
    std::size_t address_searches = 50; ///< all together
    std::size_t aliases = 16;          ///< followed one after the other
};

/// Finds the answer to one question as the nearest server of the story does (RFC 1034 §5.3.3): from the closest servers
/// that the cache knows, or the root, along referrals. It does no I/O: `next` says whom to ask, and whoever drives it
/// brings back what came.
///
/// From a server of a zone it believes what is at or below that zone, and nothing else (RFC 5452 §6).
///
/// Thread safety: none; iterations with one cache may take turns.
class Iteration {
public:
    /// A question for a server.
    struct Ask {
        ServerAddress address;
        Name server;
        Name zone; ///< whose server it is
        Question question;
        Carrier carrier = Carrier::udp;
        Edns edns = Edns::with;
    };
    /// The end.
    struct Outcome {
        Rcode rcode = Rcode::SERVFAIL;
        std::vector<Message::Record> answer = {};    ///< aliases in front, with the times that are left
        std::vector<Message::Record> authority = {}; ///< of a negative answer the SOA, where one is known
        std::string why = {};                        ///< of a failure
    };
    using Step = std::variant<Ask, Outcome>;

    enum class Failure : std::uint8_t {
        timed_out,
        unreachable,
        broken_reply, ///< what came cannot be read
    };

    /// The cache, the hints and the observer outlive the iteration.
    Iteration(const Question& question, Cache& cache, const RootHints& hints, Clock::Time now,
              IterationObserver& observer, const IterationLimits& limits = {},
              Minimise minimise = Minimise::no);

    /// What to do now. After an Ask, `on_reply` or `on_failure` has to be called before.
    [[nodiscard]] Step next(Clock::Time now);

    /// The reply to the last Ask: its question is the one that was asked.
    void on_reply(const Message& reply, Clock::Time now);
    /// Nothing came that is a reply.
    void on_failure(Failure failure, Clock::Time now);

private:
    /// One of a zone's servers, as far as it is known.
    struct Server {
        Name name;
        std::vector<ServerAddress> addresses = {}; ///< not asked yet
        std::size_t searched_types = 0;            ///< of addresses that the cache did not have
    };
    /// A search: of the question itself, or of the address of a server that another search needs.
    struct Search {
        Question question;
        Name name; ///< after aliases
        std::vector<Message::Record> aliases = {};
        std::optional<Name> zone = std::nullopt; ///< whose servers are asked
        std::vector<Server> servers = {};
        bool has_asked = false;
        Minimiser minimiser;

        /// All that is looked for now.
        [[nodiscard]] Question whole() const { return {name, question.type}; }
    };

    [[nodiscard]] std::optional<Outcome> look_into_cache(Search& search, Clock::Time now);
    [[nodiscard]] Outcome outcome_of(const Search& search, const CacheEntry& entry, Clock::Time now) const;
    [[nodiscard]] std::optional<Outcome> follow_redirection(Search& search, const CacheEntry& dname,
                                                            Clock::Time now);
    void follow_alias(Search& search, const Message::Record& alias);
    void begin_search(const Question& question);
    void choose_zone();
    [[nodiscard]] std::vector<Server> servers_of(const Name& zone) const;
    void begin_with_hints(Search& search) const;
    [[nodiscard]] std::optional<Ask> next_server(Search& search, Clock::Time now) const;
    [[nodiscard]] Step ask(Ask ask);
    [[nodiscard]] bool search_an_address();
    [[nodiscard]] bool is_searched(const Question& question) const;
    void take_addresses(Server& server, RRType type) const;
    void finish_search();

    [[nodiscard]] bool must_ask_again(const Message& reply);
    void ask_same_server(const Question& question);
    void go_on_below(const Name& part);
    [[nodiscard]] std::string take(const Message& reply, Clock::Time now);
    void take_chain(const AnswerChain& chain, const Message& reply, Clock::Time now);
    [[nodiscard]] bool take_denial(const AnswerChain& chain, const Message& reply, Clock::Time now);
    [[nodiscard]] bool take_referral(const Message& reply, Clock::Time now);

    Cache& cache_;
    const RootHints& hints_;
    Clock::Time begun_;
    IterationObserver& observer_;
    IterationLimits limits_;
    Minimise minimise_;
    std::vector<Search> searches_; ///< the last one is at work, for the one in front of it
    std::optional<Ask> asked_;
    std::optional<Ask> again_; ///< asked next, of the same server
    bool is_primed_ = false;
    std::size_t questions_ = 0;
    std::size_t address_searches_ = 0;
};

} // namespace namu::resolve
