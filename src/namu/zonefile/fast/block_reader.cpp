#include "namu/zonefile/fast/block_reader.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/rdata/rdata.hpp"
#include "namu/zonefile/fast/directive.hpp"
#include "namu/zonefile/fast/number_text.hpp"
#include "namu/zonefile/fast/rdata_text.hpp"
#include "namu/zonefile/fast/type_text.hpp"
#include "namu/zonefile/report.hpp"

#include <array>
#include <cstring>

namespace namu::fast {
namespace {

bool same_text(Word a, Word b) noexcept
{
    if (a.size != b.size || a.size == 0)
        return false;
    std::size_t at = 0;
    for (; at + 16 < a.size; at += 16) {
        if (!equal_16(a.begin + at, b.begin + at, 16))
            return false;
    }
    return equal_16(a.begin + at, b.begin + at, a.size - at);
}

bool is_class_in(std::uint64_t packed_word) noexcept
{
    constexpr std::uint64_t lower_case = 0x2020;
    return (packed_word | lower_case) == packed("in");
}

} // namespace

BlockRecords BlockReader::read(std::string_view text, const BlockState& state)
{
    text_ = text;
    cutter_.start(text);
    runs_.start(text.size());
    state_ = state;
    origin_ = state.origin;
    owner_text_ = {};
    states_ttl_ = needs_last_ttl_ = is_cut_ = false;

    using Outcome = BlockRecords::Outcome;
    BlockRecords result;
    result.outcome = read_entries() ? Outcome::read : is_cut_ ? Outcome::cut : Outcome::not_plain;
    result.runs = runs_.take();
    if (result.outcome != Outcome::read)
        result.runs.clear();
    result.state = state_;
    if (states_ttl_)
        result.state.last_ttl = last_ttl_;
    result.states_ttl = states_ttl_;
    result.needs_last_ttl = needs_last_ttl_;
    return result;
}

bool BlockReader::read_entries()
{
    for (;;) {
        switch (cutter_.next(words_)) {
        case EntryCutter::Outcome::entry:
            if (!read_record() && !read_plain_directive() && !read_unusual())
                return false;
            break;
        case EntryCutter::Outcome::unusual:
            if (!read_unusual())
                return false;
            break;
        case EntryCutter::Outcome::end: return true;
        }
    }
}

/// False where the entry is something else or unusual; nothing has changed then.
bool BlockReader::read_record()
{
    const std::size_t most_octets =
        RecordRunHead::octets + max_name_octets + (cutter_.at() - cutter_.entry_begin()) + rdata_surplus;
    std::uint8_t* const owner_at = runs_.room(most_octets, cutter_.entry_begin()) + RecordRunHead::octets;
    Word owner;
    std::uint8_t* const rdata_at = read_owner(owner_at, owner);
    Head head;
    if (rdata_at == nullptr || !read_head(head))
        return false;
    const std::size_t data = head.type_at + 1;
    const std::uint8_t* const end = write_rdata(
        head.type, {&words_.all[0] + data, words_.count - data, words_.quoted >> data, origin_}, rdata_at);
    if (end == nullptr || static_cast<std::size_t>(end - rdata_at) > rdata::max_octets || !settle_ttl(head))
        return false;
    runs_.close_record(head.type, head.ttl, static_cast<std::size_t>(rdata_at - owner_at), end);
    owner_text_ = owner;
    return true;
}

/// Writes the owner where it is not that of the record before. Returns the octet behind it, or null.
inline std::uint8_t* BlockReader::read_owner(std::uint8_t* to, Word& owner) const noexcept
{
    owner = words_.begins_with_blank ? owner_text_ : words_.all[0];
    if (!words_.begins_with_blank && !same_text(owner, owner_text_))
        return *owner.begin == '$' ? nullptr : write_name(owner, origin_, to);
    if (!runs_.is_first())
        return to;
    if (runs_.owner() == nullptr)
        return nullptr;
    std::memcpy(to, runs_.owner(), runs_.owner_size());
    return to + runs_.owner_size();
}

/// Reads what stands between owner and data, if that is a TTL in seconds, IN and a type.
inline bool BlockReader::read_head(Head& head) noexcept
{
    bool has_class = false;
    for (std::size_t at = words_.begins_with_blank ? 0 : 1; at != words_.count; ++at) {
        const Word word = words_.all[at];
        const std::uint64_t octets = packed(word);
        if (is_digit(*word.begin)) {
            if (head.states_ttl || !read_ttl(word, octets))
                return false;
            head.ttl = ttl_;
            head.states_ttl = true;
        } else if (is_class_in(octets)) {
            if (has_class)
                return false;
            has_class = true;
        } else {
            head.type = read_type(word, octets);
            head.type_at = at;
            return !is_meta(head.type) && (words_.quoted & low_bits(at + 1)) == 0;
        }
    }
    return false;
}

/// Reads a TTL in seconds, which is most often that of the record before. `octets` are those of a short word.
inline bool BlockReader::read_ttl(Word word, std::uint64_t octets) noexcept
{
    if (octets == ttl_octets_ && octets != 0)
        return true;
    const std::uint64_t seconds = parse_digits(word);
    if (seconds > Ttl::max_seconds)
        return false;
    ttl_ = Ttl::from_wire(static_cast<std::uint32_t>(seconds));
    ttl_octets_ = octets;
    return true;
}

/// Finds the TTL of a record that states none. False where there is none in force.
inline bool BlockReader::settle_ttl(Head& head) noexcept
{
    if (head.states_ttl) {
        last_ttl_ = head.ttl;
        states_ttl_ = true;
        return true;
    }
    if (state_.default_ttl) {
        head.ttl = *state_.default_ttl;
        return true;
    }
    if (states_ttl_) {
        head.ttl = last_ttl_;
        return true;
    }
    needs_last_ttl_ = true;
    head.ttl = state_.last_ttl.value_or(Ttl{});
    return state_.last_ttl.has_value();
}

/// Reads the entry that the cutter or the fast codecs have given up with the tools of the explaining reader.
bool BlockReader::read_unusual()
{
    // Whether such an entry looks at the TTL before it is not to be seen from here.
    needs_last_ttl_ |= !state_.default_ttl && !states_ttl_;
    Lexer lexer{text_.data() + cutter_.entry_begin(), text_.data() + text_.size()};
    switch (lexer.next(entry_)) {
    case Lexer::Outcome::problem: is_cut_ = lexer.problem().ran_to_end; return false;
    case Lexer::Outcome::end: break;
    case Lexer::Outcome::entry: {
        const rdata::TextToken& first = entry_.fields.front();
        const bool is_directive = !entry_.begins_with_blank && !first.quoted && first.text.front() == '$';
        if (is_directive ? !read_directive() : !read_rare_record())
            return false;
        break;
    }
    }
    cutter_.resume(static_cast<std::size_t>(lexer.at() - text_.data()));
    return true;
}

bool BlockReader::read_directive()
{
    if (!apply_directive(entry_.fields, state_))
        return false;
    origin_ = state_.origin;
    owner_text_ = {};
    return true;
}

/// False where it is no directive, or is one that is better read by the Lexer.
bool BlockReader::read_plain_directive()
{
    if (words_.begins_with_blank || words_.count != 2 || words_.quoted != 0 || *words_.all[0].begin != '$' ||
        !apply_directive(words_.all[0], words_.all[1], state_))
        return false;
    origin_ = state_.origin;
    owner_text_ = {};
    return true;
}

bool BlockReader::read_rare_record()
{
    Inherited inherited;
    inherited.origin = state_.origin;
    inherited.default_ttl = state_.default_ttl;
    inherited.last_ttl = state_.last_ttl;
    if (runs_.owner() != nullptr) {
        inherited.owner = Name{NameView::trusted(runs_.owner(), runs_.owner_size())};
        inherited.know_owner(true);
    }
    if (states_ttl_)
        inherited.last_ttl = last_ttl_;
    const auto last_ttl_before = inherited.last_ttl;
    records_.read(entry_, inherited, Report{said_, 0, text_});
    if (said_.errors() + said_.warnings() != 0) {
        said_ = Diagnostics{0};
        return false;
    }
    if (inherited.last_ttl != last_ttl_before) {
        states_ttl_ = true;
        last_ttl_ = *inherited.last_ttl;
    }
    owner_text_ = {};
    return true;
}

} // namespace namu::fast
