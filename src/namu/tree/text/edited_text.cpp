#include "namu/tree/text/edited_text.hpp"

#include <algorithm>
#include <utility>

#include <boost/assert.hpp>

namespace namu {
namespace {

std::vector<std::string> split_lines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

/// One line of a difference: ' ', '-' or '+', and its text.
struct DiffLine {
    char kind;
    std::string_view text;
};

/// Writes the hunks of a difference whose lines are all known.
class HunkWriter {
public:
    HunkWriter(const std::vector<DiffLine>& lines, std::string& out) noexcept : lines_{lines}, out_{out} {}

    void write()
    {
        for (std::size_t at = 0; at < lines_.size();) {
            const std::size_t change = next_change(at);
            if (change == lines_.size())
                return;
            const std::size_t first = change - std::min(change - at, context);
            count(at, first);
            const std::size_t end = end_of_hunk(change);
            write_hunk(first, end);
            count(first, end);
            at = end;
        }
    }

private:
    static constexpr std::size_t context = 3;

    [[nodiscard]] std::size_t next_change(std::size_t at) const
    {
        while (at < lines_.size() && lines_[at].kind == ' ')
            ++at;
        return at;
    }

    /// Changes with no more lines between them than the context of both go into one hunk.
    [[nodiscard]] std::size_t end_of_hunk(std::size_t change) const
    {
        for (;;) {
            std::size_t behind = change;
            while (behind < lines_.size() && lines_[behind].kind != ' ')
                ++behind;
            change = next_change(behind);
            if (change == lines_.size() || change - behind > 2 * context)
                return std::min(behind + context, lines_.size());
        }
    }

    void count(std::size_t first, std::size_t end)
    {
        for (; first < end; ++first) {
            before_ += lines_[first].kind != '+' ? 1U : 0U;
            after_ += lines_[first].kind != '-' ? 1U : 0U;
        }
    }

    /// `@@ -12,7 +12,8 @@`; of no line at all the one before it is told.
    void write_hunk(std::size_t first, std::size_t end)
    {
        std::size_t before = 0;
        std::size_t after = 0;
        for (std::size_t i = first; i < end; ++i) {
            before += lines_[i].kind != '+' ? 1U : 0U;
            after += lines_[i].kind != '-' ? 1U : 0U;
        }
        out_.append("@@ -").append(range(before_, before)).append(" +").append(range(after_, after));
        out_.append(" @@\n");
        for (std::size_t i = first; i < end; ++i) {
            out_.append(1, lines_[i].kind).append(lines_[i].text);
            if (!lines_[i].text.ends_with('\n'))
                out_.append("\n\\ No newline at end of file\n");
        }
    }

    static std::string range(std::size_t lines_above, std::size_t count)
    {
        return std::to_string(count == 0 ? lines_above : lines_above + 1) + ',' + std::to_string(count);
    }

    const std::vector<DiffLine>& lines_;
    std::string& out_;
    std::size_t before_ = 0; // lines of the old and of the new text above the place in hand
    std::size_t after_ = 0;
};

} // namespace

EditedText::EditedText(std::string_view text) : original_{split_lines(text)}
{
    for (std::size_t i = 0; i < original_.size(); ++i)
        lines_.push_back({original_[i], i});
}

namespace {

/// Edits that share lines, and the octets of these lines.
struct TouchedLines {
    std::size_t begin;
    std::size_t end;
    std::size_t first_edit;
    std::size_t last_edit; ///< one behind it
};

/// The whole lines that an edit touches; none for what is put in between two lines.
std::pair<std::size_t, std::size_t> lines_of(const TextEdit& edit, std::string_view text)
{
    const auto begins_line = [&](std::size_t at) { return at == 0 || text[at - 1] == '\n'; };
    if (edit.begin == edit.end && begins_line(edit.begin))
        return {edit.begin, edit.begin};
    std::size_t begin = edit.begin;
    while (!begins_line(begin))
        --begin;
    const std::size_t last = edit.end > edit.begin ? edit.end - 1 : edit.begin;
    const std::size_t line_end = text.find('\n', last);
    return {begin, line_end == std::string_view::npos ? text.size() : line_end + 1};
}

std::vector<TouchedLines> touched_by(const std::vector<TextEdit>& edits, std::string_view text)
{
    std::vector<TouchedLines> touched;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const auto [begin, end] = lines_of(edits[i], text);
        if (!touched.empty() && begin < touched.back().end) {
            touched.back().end = std::max(touched.back().end, end);
            touched.back().last_edit = i + 1;
        } else {
            touched.push_back({begin, end, i, i + 1});
        }
    }
    return touched;
}

std::string edited(const TouchedLines& lines, const std::vector<TextEdit>& edits, std::string_view text)
{
    std::string out;
    std::size_t at = lines.begin;
    for (std::size_t i = lines.first_edit; i < lines.last_edit; ++i) {
        BOOST_ASSERT(edits[i].begin >= at);
        out += text.substr(at, edits[i].begin - at);
        out += edits[i].replacement;
        at = edits[i].end;
    }
    return out.append(text.substr(at, lines.end - at));
}

} // namespace

void EditedText::apply(std::vector<TextEdit> edits)
{
    std::ranges::stable_sort(edits, {}, [](const TextEdit& edit) { return std::pair{edit.begin, edit.end}; });
    const std::string text = this->text();
    std::vector<Line> lines;
    auto line = lines_.begin();
    std::size_t at = 0;
    const auto keep_up_to = [&](std::size_t place) {
        for (; at < place; ++line) {
            at += line->text.size();
            lines.push_back(std::move(*line));
        }
    };
    for (const TouchedLines& touched : touched_by(edits, text)) {
        keep_up_to(touched.begin);
        for (std::string& replaced : split_lines(edited(touched, edits, text)))
            lines.push_back({std::move(replaced)});
        for (; at < touched.end; ++line)
            at += line->text.size();
    }
    keep_up_to(text.size());
    lines_ = std::move(lines);
}

std::string EditedText::text() const
{
    std::string text;
    for (const Line& line : lines_)
        text += line.text;
    return text;
}

std::string EditedText::unified_diff(std::string_view path) const
{
    std::vector<DiffLine> lines;
    std::vector<DiffLine> added; // behind the lines that went from the same place
    std::size_t original = 0;
    const auto go_to = [&](std::size_t place) {
        for (; original < place; ++original)
            lines.push_back({'-', original_[original]});
        lines.insert(lines.end(), added.begin(), added.end());
        added.clear();
    };
    for (const Line& line : lines_) {
        if (line.original == is_new) {
            added.push_back({'+', line.text});
            continue;
        }
        go_to(line.original);
        lines.push_back({' ', line.text});
        ++original;
    }
    go_to(original_.size());

    std::string hunks;
    HunkWriter{lines, hunks}.write();
    if (hunks.empty())
        return hunks;
    return std::string{"--- a/"}.append(path).append("\n+++ b/").append(path).append("\n").append(hunks);
}

} // namespace namu
