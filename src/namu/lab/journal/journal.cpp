#include "namu/lab/journal/journal.hpp"

#include <algorithm>
#include <utility>

namespace namu::lab {

std::uint64_t Journal::ask(JournalEntry entry)
{
    entry.asked = ++last_number_;
    entry.asked_at = std::chrono::system_clock::now();
    octets_ += entry.question.size();
    entries_.push_back(std::move(entry));
    make_room();
    return last_number_;
}

void Journal::answer(std::uint64_t asked, Delivery reply, std::vector<std::string> faults)
{
    const std::uint64_t number = ++last_number_;
    const auto entry = std::ranges::lower_bound(entries_, asked, {}, &JournalEntry::asked);
    if (entry == entries_.end() || entry->asked != asked)
        return;
    entry->answered = number;
    entry->answered_at = std::chrono::system_clock::now() + reply.delay;
    entry->faults = std::move(faults);
    octets_ += reply.octets.size();
    entry->reply = std::move(reply);
    const auto followers = followers_; // one may leave while it is called
    for (const auto& [id, follower] : followers)
        follower(*entry);
    make_room();
}

void Journal::make_room()
{
    while (entries_.size() > 1 && (entries_.size() > most_entries_ || octets_ > most_octets_)) {
        octets_ -= entries_.front().question.size() + entries_.front().reply.octets.size();
        entries_.pop_front();
        ++forgotten_;
    }
}

void Journal::clear() noexcept
{
    entries_.clear();
    octets_ = 0;
}

std::uint64_t Journal::follow(Follower follower)
{
    followers_.emplace(++last_follower_, std::move(follower));
    return last_follower_;
}

} // namespace namu::lab
