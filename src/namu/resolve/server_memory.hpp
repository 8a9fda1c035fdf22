#pragma once

#include "namu/base/clock.hpp"
#include "namu/resolve/server_address.hpp"
#include "namu/wire/message.hpp"
#include "namu/wire/stored_name.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <utility>

namespace namu::resolve {

/// What a resolver remembers of servers themselves, so that a failure does not cost every client a wait: which gave no
/// answer (RFC 2308 §7.2), which had none of use for a question (RFC 2308 §7.1), and which do not know EDNS.
///
/// Such a server is left alone for two seconds, and each time that this repeats twice as long, five minutes at most
/// (RFC 9520 §3.2); an answer from it makes all forgotten.
///
/// Bounded: where it is full, it forgets everything. Thread safety: none.
class ServerMemory {
public:
    explicit ServerMemory(std::size_t most_entries = 10'000) : most_entries_{most_entries} {}

    /// No answer came from the server.
    void note_silence(const ServerAddress& server, Clock::Time now);
    /// What came was of no use for the question.
    void note_useless(const ServerAddress& server, const Question& question, Clock::Time now);
    /// It answered a question without EDNS after it had refused the same one with it; kept for a minute.
    void note_without_edns(const ServerAddress& server, Clock::Time now);
    /// The server answered the question.
    void note_answer(const ServerAddress& server, const Question& question);

    /// False for a while where the server did not answer, or not this question.
    [[nodiscard]] bool is_worth_asking(const ServerAddress& server, const Question& question,
                                       Clock::Time now) const;
    [[nodiscard]] bool knows_edns(const ServerAddress& server, Clock::Time now) const;

    void flush() noexcept;

private:
    struct Failure {
        Clock::Time until;
        std::chrono::seconds pause{0};
    };
    using Key = std::pair<ServerAddress, std::pair<StoredName, RRType>>;

    template <typename Failures, typename FailureKey>
    void note(Failures& failures, const FailureKey& key, Clock::Time now);

    std::size_t most_entries_;
    std::map<ServerAddress, Failure> silent_;
    std::map<Key, Failure> useless_;
    std::map<ServerAddress, Clock::Time> without_edns_;
};

} // namespace namu::resolve
