#pragma once

#include "namu/answer/responder.hpp"
#include "namu/resolve/iteration.hpp"
#include "namu/zone/catalog.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace namu::testing {

/// Servers with zones, asked without a network, and what a resolver did there.
class SmallInternet {
public:
    /// A server with these zones: apex and text, again and again.
    void add(const std::string& address, std::vector<std::pair<std::string, std::string>> zones);
    /// A server that sends something of its own.
    void add(const std::string& address, std::function<Message(const Question&)> reply);
    /// Its answers do not come.
    void silence(const std::string& address) { silent_.push_back(address); }

    /// Asks as the nearest server does, until there is an outcome.
    resolve::Iteration::Outcome resolve(std::string_view name, RRType type, Clock::Time now = {},
                                        const resolve::IterationLimits& limits = {},
                                        resolve::IterationObserver* observer = nullptr);

    resolve::RootHints hints;
    resolve::Cache cache;
    std::vector<std::string> asked; ///< `www.example. A at 192.0.2.1`, with `tcp` where it was

private:
    void answer(resolve::Iteration& iteration, const resolve::Iteration::Ask& ask, Clock::Time now);
    [[nodiscard]] Message reply_of(const Catalog& zones, const resolve::Iteration::Ask& ask) const;

    std::map<std::string, Catalog> servers_;
    std::map<std::string, std::function<Message(const Question&)>> own_replies_;
    std::vector<std::string> silent_;
};

} // namespace namu::testing
