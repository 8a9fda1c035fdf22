#include "namu/zonefile/fast/entry_cutter.hpp"

namespace namu::fast {

EntryCutter::Outcome EntryCutter::next(Words& words) noexcept
{
    marks_.prepare();
    // In registers: the words that are written below might be anything to the compiler.
    const std::uint32_t* at = marks_.next();
    const char* const text = text_;
    Word* word = words.all.data();
    Word* const last = word + Words::most;
    bool open = false;
    entry_begin_ = line_;
    words.quoted = 0;
    for (;;) {
        std::size_t here = *at;
        OctetKind kind = kind_of(text[here]);
        if (kind == OctetKind::word) {
            if (word == last)
                return Outcome::unusual;
            const std::size_t end = at[1];
            *word++ = {text + here, end - here};
            kind = kind_of(text[end]);
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
            if (word != words.all.data())
                return finish(at, here + 1, word, words);
            entry_begin_ = here + 1;
            break;
        case OctetKind::comment:
            while (text[*at] != '\n' && *at != size_)
                ++at;
            break;
        case OctetKind::open:
            if (open || word == words.all.data())
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
            if (word == last)
                return Outcome::unusual;
            words.quoted |= std::uint64_t{1} << (word - words.all.data());
            at = skip_quoted(at, *word++);
            if (at == nullptr)
                return Outcome::unusual;
            break;
        case OctetKind::control:
            if (here != size_ || !marks_.all_seen() || open)
                return Outcome::unusual;
            if (word != words.all.data())
                return finish(at, here, word, words);
            line_ = size_;
            return Outcome::end;
        default: return Outcome::unusual;
        }
    }
}

/// From an opening quote behind the closing one; null where there is more to it.
const std::uint32_t* EntryCutter::skip_quoted(const std::uint32_t* at, Word& word) const noexcept
{
    const std::size_t begin = std::size_t{*at} + 1;
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
    word = {text_ + begin, end - begin};
    return at + 1;
}

EntryCutter::Outcome EntryCutter::finish(const std::uint32_t* behind, std::size_t line, const Word* end,
                                         Words& words) noexcept
{
    words.count = static_cast<std::size_t>(end - words.all.data());
    words.begins_with_blank = kind_of(text_[entry_begin_]) == OctetKind::blank;
    marks_.set_next(behind);
    line_ = line;
    return Outcome::entry;
}

} // namespace namu::fast
