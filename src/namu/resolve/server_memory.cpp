#include "namu/resolve/server_memory.hpp"

#include <algorithm>

namespace namu::resolve {
namespace {

// The clock counts whole seconds, and RFC 9520 §3.2 wants one at least.
constexpr std::chrono::seconds first_pause{2};
constexpr std::chrono::seconds longest_pause{std::chrono::minutes{5}};
constexpr std::chrono::seconds without_edns{std::chrono::minutes{1}};

} // namespace

/// A failure soon after a pause repeats the one before it; one that comes later is another.
template <typename Failures, typename FailureKey>
void ServerMemory::note(Failures& failures, const FailureKey& key, Clock::Time now)
{
    if (failures.size() >= most_entries_ && !failures.contains(key))
        failures.clear();
    Failure& failure = failures[key];
    const bool is_repeated = failure.pause != std::chrono::seconds{0} && now < failure.until + longest_pause;
    failure.pause = is_repeated ? std::min(failure.pause * 2, longest_pause) : first_pause;
    failure.until = now + failure.pause;
}

void ServerMemory::note_silence(const ServerAddress& server, Clock::Time now)
{
    note(silent_, server, now);
}

void ServerMemory::note_useless(const ServerAddress& server, const Question& question, Clock::Time now)
{
    silent_.erase(server);
    note(useless_, Key{server, {question.name, question.type}}, now);
}

void ServerMemory::note_without_edns(const ServerAddress& server, Clock::Time now)
{
    if (without_edns_.size() >= most_entries_)
        without_edns_.clear();
    without_edns_.insert_or_assign(server, now + without_edns);
}

void ServerMemory::note_answer(const ServerAddress& server, const Question& question)
{
    silent_.erase(server);
    useless_.erase({server, {question.name, question.type}});
}

bool ServerMemory::is_worth_asking(const ServerAddress& server, const Question& question,
                                   Clock::Time now) const
{
    const auto holds = [now](const auto& failures, const auto& found) {
        return found != failures.end() && now < found->second.until;
    };
    return !holds(silent_, silent_.find(server)) &&
           !holds(useless_, useless_.find({server, {question.name, question.type}}));
}

bool ServerMemory::knows_edns(const ServerAddress& server, Clock::Time now) const
{
    const auto found = without_edns_.find(server);
    return found == without_edns_.end() || found->second <= now;
}

void ServerMemory::flush() noexcept
{
    silent_.clear();
    useless_.clear();
    without_edns_.clear();
}

} // namespace namu::resolve
