#include "namu/base/source.hpp"

#include <algorithm>
#include <utility>

#include <boost/assert.hpp>

namespace namu {

std::uint16_t SourceMap::add(std::string path, std::string text, SourcePosition included_from)
{
    BOOST_ASSERT(sources_.size() < max_sources);
    sources_.push_back(std::make_unique<Source>(Source{std::move(path), std::move(text), included_from}));
    return static_cast<std::uint16_t>(sources_.size() - 1);
}

SourceLocation SourceMap::locate(SourcePosition position) const
{
    if (!position.is_known())
        return {};
    const Source& source = at(position.source());
    const std::string_view text = source.text;
    const std::size_t offset = std::min<std::size_t>(position.offset(), text.size());

    const std::string_view before = text.substr(0, offset);
    const std::size_t last_line_end = before.rfind('\n');
    const std::size_t line_begin = last_line_end == std::string_view::npos ? 0 : last_line_end + 1;
    std::string_view line = text.substr(line_begin, text.find('\n', offset) - line_begin);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return {source.path, static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1,
            offset - line_begin + 1, line};
}

} // namespace namu
