#pragma once

#include "namu/answer/responder.hpp"
#include "namu/resolve/iteration.hpp"
#include "namu/zone/catalog.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::testing {

/// An authoritative reply to the question, with no records so far.
[[nodiscard]] Message reply_to(const Question& question, Rcode rcode = Rcode::NOERROR);

/// Servers with zones, asked without a network, and what a resolver did there.
class SmallInternet {
public:
    /// A server with these zones: apex and text, again and again.
    void add(const std::string& address, std::vector<std::pair<std::string, std::string>> zones);
    /// A server that sends something of its own.
    void add(const std::string& address, std::function<Message(const Question&)> reply);
    /// Its answers do not come, or come again.
    void silence(const std::string& address) { silent_.insert(address); }
    void wake(const std::string& address) { silent_.erase(address); }
    /// It cannot be reached over TCP.
    void refuse_tcp(const std::string& address) { without_tcp_.insert(address); }
    /// It answers questions with EDNS by that code, without knowing more.
    void refuse_edns(const std::string& address, Rcode how) { without_edns_.insert_or_assign(address, how); }

    /// Asks as the nearest server does, until there is an outcome.
    resolve::Iteration::Outcome resolve(std::string_view name, RRType type, Clock::Time now = {},
                                        const resolve::IterationLimits& limits = {},
                                        resolve::IterationObserver* observer = nullptr,
                                        resolve::Minimise minimise = resolve::Minimise::no);

    resolve::RootHints hints;
    resolve::Cache cache;
    std::vector<std::string>
        asked; ///< `www.example. A at 192.0.2.1`, with `tcp` or `plain` (no EDNS) where it was

private:
    void answer(resolve::Iteration& iteration, const resolve::Iteration::Ask& ask, Clock::Time now);
    [[nodiscard]] Message reply_of(const Catalog& zones, const resolve::Iteration::Ask& ask) const;

    std::map<std::string, Catalog> servers_;
    std::map<std::string, std::function<Message(const Question&)>> own_replies_;
    std::set<std::string> silent_;
    std::set<std::string> without_tcp_;
    std::map<std::string, Rcode> without_edns_;
};

} // namespace namu::testing
