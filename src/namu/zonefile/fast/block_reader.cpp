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

BlockRecords BlockReader::read(std::string_view text, const BlockState& state, std::size_t run_octets)
{
    text_ = text;
    cutter_.start(text);
    runs_.start(run_octets);
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
    result.states_ttl = states_ttl_;
    result.needs_last_ttl = needs_last_ttl_;
    return result;
}

bool BlockReader::read_entries()
{
    for (;;) {
        switch (cutter_.next(words_)) {
        case EntryCutter::Outcome::entry:
            if (!read_record()) [[unlikely]] {
                if (!read_unusual())
                    return false;
            }
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
    const std::size_t text_octets = cutter_.at() - cutter_.entry_begin();
    std::uint8_t* const head_at =
        runs_.room(RecordRunHead::octets + max_name_octets + text_octets + rdata_surplus);
    std::uint8_t* const owner_at = head_at + RecordRunHead::octets;
    std::uint8_t* rdata_at = owner_at;
    Word owner = owner_text_;
    bool same_owner = words_.begins_with_blank;
    if (!same_owner) {
        owner = words_.all[0];
        if (*owner.begin == '$')
            return false;
        same_owner = same_text(owner, owner_text_);
    }
    if (!same_owner) {
        rdata_at = write_name(owner, origin_, owner_at);
        if (rdata_at == nullptr)
            return false;
    } else if (runs_.is_first()) {
        if (runs_.owner() == nullptr)
            return false;
        std::memcpy(owner_at, runs_.owner(), runs_.owner_size());
        rdata_at += runs_.owner_size();
    }

    RecordHead head;
    if (!read_head(head))
        return false;
    const std::size_t data = head.type_at + 1;
    const std::uint8_t* const end = write_rdata(
        head.type, {&words_.all[0] + data, words_.count - data, words_.quoted >> data, origin_}, rdata_at);
    if (end == nullptr || static_cast<std::size_t>(end - rdata_at) > rdata::max_octets)
        return false;
    const auto ttl = ttl_of(head);
    if (!ttl)
        return false;
    runs_.close_record(head.type, *ttl, static_cast<std::size_t>(rdata_at - owner_at), end);
    owner_text_ = owner;
    return true;
}

/// What stands between owner and data, where none of it needs a word.
bool BlockReader::read_head(RecordHead& head) const noexcept
{
    bool has_class = false;
    for (std::size_t at = words_.begins_with_blank ? 0 : 1; at != words_.count; ++at) {
        const Word word = words_.all[at];
        if (is_digit(*word.begin)) {
            const std::uint64_t ttl = parse_digits(word);
            if (head.ttl || ttl > Ttl::max_seconds)
                return false;
            head.ttl = Ttl::from_wire(static_cast<std::uint32_t>(ttl));
        } else if (is_class_in(packed(word))) {
            if (has_class)
                return false;
            has_class = true;
        } else {
            const auto type = read_type(word);
            if (!type || is_meta(*type) || (words_.quoted & low_bits(at + 1)) != 0)
                return false;
            head.type = *type;
            head.type_at = at;
            return true;
        }
    }
    return false;
}

/// Nothing where the explaining reader has to say something.
std::optional<Ttl> BlockReader::ttl_of(const RecordHead& head) noexcept
{
    if (head.ttl) {
        state_.last_ttl = head.ttl;
        states_ttl_ = true;
        return head.ttl;
    }
    if (state_.default_ttl)
        return state_.default_ttl;
    needs_last_ttl_ |= !states_ttl_;
    return state_.last_ttl;
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
    records_.read(entry_, inherited, Report{said_, 0, text_});
    if (said_.errors() + said_.warnings() != 0) {
        said_ = Diagnostics{0};
        return false;
    }
    states_ttl_ |= inherited.last_ttl != state_.last_ttl;
    state_.last_ttl = inherited.last_ttl;
    owner_text_ = {};
    return true;
}

} // namespace namu::fast
