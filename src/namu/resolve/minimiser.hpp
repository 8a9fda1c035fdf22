#pragma once

#include "namu/wire/message.hpp"

#include <cstddef>
#include <cstdint>

namespace namu::resolve {

/// Whether servers are shown the whole name that is looked for, or as little of it as they need (RFC 9156).
enum class Minimise : std::uint8_t { no, yes };

/// How much of a name servers are shown: one label more than the name of their zone, and more only where that is not enough.
///
/// Relaxed: where a server says that there is no such name, or says nothing of use, it is asked for the whole name, for there
/// are servers that deny names which only have others below them.
class Minimiser {
public:
    explicit Minimiser(Minimise how) : asks_whole_{how == Minimise::no} {}

    /// What to ask a server of the zone: of less than the whole name the type A (RFC 9156 §2.1).
    ///
    /// The first four questions add a label each; the rest of the labels is spread over six more, so that a name of many
    /// labels costs ten questions at most besides the whole one (RFC 9156 §2.3).
    [[nodiscard]] Question question(const Question& whole, const Name& zone) const;

    /// A server gave word of this name, or of its zone's servers: more has to be asked for.
    void go_on_below(const Name& name);
    /// What came for a part of the name was odd.
    void ask_whole() noexcept { asks_whole_ = true; }

private:
    bool asks_whole_;
    std::size_t known_labels_ = 0; ///< of names that are there
    std::size_t steps_ = 0;
};

} // namespace namu::resolve
