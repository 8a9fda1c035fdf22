#include "namu/service/serial_file.hpp"

#include "namu/base/checksum.hpp"
#include "namu/base/whole_file.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/file_text.hpp"

#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace namu::service {
namespace {

constexpr std::string_view first_line = "namu serials 1\n";
constexpr std::string_view last_word = "whole ";

std::string checksum_line(std::string_view text)
{
    const Bytes octets{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
    return std::string{last_word} + std::to_string(checksum_of(octets)) + "\n";
}

void append(const StoredName& zone, const SerialBook::Entry& entry, std::string& out)
{
    out.append(zone.to_text()).append(" ").append(std::to_string(entry.served.value()));
    out.append(" ").append(std::to_string(entry.content.value()));
    if (entry.source) {
        const SourceState& source = *entry.source;
        for (const std::uint64_t number : {source.device, source.inode, source.octets})
            out.append(" ").append(std::to_string(number));
        for (const std::int64_t time : {source.modified, source.changed})
            out.append(" ").append(std::to_string(time));
    }
    out.append("\n");
}

std::optional<std::pair<StoredName, SerialBook::Entry>> entry_in(const std::string& line)
{
    std::istringstream words{line};
    std::string name;
    std::uint32_t serial = 0;
    std::uint64_t content = 0;
    if (!(words >> name >> serial >> content))
        return std::nullopt;
    const auto zone = Name::from_text(name);
    if (!zone)
        return std::nullopt;
    SerialBook::Entry entry{ContentDigest{content}, Serial{serial}};
    SourceState source;
    if (words >> source.device >> source.inode >> source.octets >> source.modified >> source.changed)
        entry.source = source;
    return std::pair{StoredName{*zone}, entry};
}

/// The lines between the first and the last one, where the file is whole.
std::optional<std::string_view> lines_in(std::string_view text)
{
    const std::size_t last = text.rfind(last_word);
    if (!text.starts_with(first_line) || last == std::string_view::npos || last < first_line.size() ||
        text.substr(last) != checksum_line(text.substr(0, last)))
        return std::nullopt;
    return text.substr(first_line.size(), last - first_line.size());
}

} // namespace

SerialFile read_serials(const std::string& path)
{
    const FileText file = read_file(path);
    if (file.error)
        return {{}, file.error->kind == FileText::Error::Kind::not_found ? "" : file.error->reason};
    const auto lines = lines_in(file.text);
    if (!lines)
        return {{}, "it is damaged"};
    SerialFile found;
    std::istringstream text{std::string{*lines}};
    for (std::string line; std::getline(text, line);) {
        auto entry = entry_in(line);
        if (!entry)
            return {{}, "it is damaged"};
        found.entries.push_back(std::move(*entry));
    }
    return found;
}

std::string write_serials(const std::string& path, const SerialBook& book)
{
    std::string text{first_line};
    for (const auto& [zone, entry] : book.entries())
        append(zone, entry, text);
    text += checksum_line(text);
    return write_whole_file(path, text, {.mode = 0640});
}

} // namespace namu::service
