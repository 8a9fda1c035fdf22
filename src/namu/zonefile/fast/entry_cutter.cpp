#include "namu/zonefile/fast/entry_cutter.hpp"

namespace namu::fast {

EntryCutter::Outcome EntryCutter::next(Words& words) noexcept
{
    marks_.prepare();
    const std::uint32_t* at = marks_.next();
    words.count = 0;
    words.quoted = 0;
    bool open = false;
    entry_begin_ = line_;
    for (;;) {
        std::size_t here = *at;
        OctetKind kind = kind_of(text_[here]);
        if (kind == OctetKind::word) {
            if (words.count == Words::most)
                return Outcome::unusual;
            const std::size_t end = at[1];
            words.all[words.count++] = {text_ + here, end - here};
            kind = kind_of(text_[end]);
            if (kind == OctetKind::blank) {
                at += 2;
                continue;
            }
            // What ends the word has a meaning of its own.
            if (kind == OctetKind::quote)
                return Outcome::unusual;
            here = end;
            ++at;
        }
        switch (kind) {
        case OctetKind::line_end:
            ++at;
            if (open)
                break;
            if (words.count != 0)
                return finish(at, here + 1, words);
            entry_begin_ = here + 1;
            break;
        case OctetKind::comment:
            while (text_[*at] != '\n' && *at != size_)
                ++at;
            break;
        case OctetKind::open:
            if (open || words.count == 0)
                return Outcome::unusual;
            open = true;
            ++at;
            break;
        case OctetKind::close:
            if (!open)
                return Outcome::unusual;
            open = false;
            ++at;
            break;
        case OctetKind::quote:
            at = skip_quoted(at, words);
            if (at == nullptr)
                return Outcome::unusual;
            break;
        case OctetKind::control:
            if (here != size_ || !marks_.all_seen() || open)
                return Outcome::unusual;
            if (words.count != 0)
                return finish(at, here, words);
            line_ = size_;
            return Outcome::end;
        default: return Outcome::unusual;
        }
    }
}

/// From an opening quote behind the closing one; null where there is more to it.
const std::uint32_t* EntryCutter::skip_quoted(const std::uint32_t* at, Words& words) const noexcept
{
    const std::size_t begin = std::size_t{*at} + 1;
    if (words.count == Words::most)
        return nullptr;
    for (;;) {
        const char c = text_[*++at];
        if (c == '"')
            break;
        if (c == '\\' || c == '\n' || *at == size_)
            return nullptr;
    }
    const std::size_t end = *at;
    const OctetKind behind = kind_of(text_[end + 1]);
    if (behind == OctetKind::word || behind == OctetKind::quote)
        return nullptr;
    words.quoted |= std::uint64_t{1} << words.count;
    words.all[words.count++] = {text_ + begin, end - begin};
    return at + 1;
}

EntryCutter::Outcome EntryCutter::finish(const std::uint32_t* behind, std::size_t line, Words& words) noexcept
{
    words.begins_with_blank = kind_of(text_[entry_begin_]) == OctetKind::blank;
    marks_.set_next(behind);
    line_ = line;
    return Outcome::entry;
}

} // namespace namu::fast
