#include "programs/diagnostic_json.hpp"

#include "namu/base/utf8.hpp"

#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace namu {
namespace {

namespace json = boost::json;

// A line of 200 MB must not make a document of 200 MB.
constexpr std::size_t longest_source_line = 4096;

void add_place(json::object& object, const SourceSpan& where, const SourceMap& sources)
{
    const SourceLocation location = sources.locate(where.begin);
    const bool known = location.line != 0;
    object["file"] = known ? json::value(to_json(location.path)) : json::value(nullptr);
    object["line"] = known ? json::value(location.line) : json::value(nullptr);
    object["column"] = known ? json::value(location.column) : json::value(nullptr);
    object["length"] = known ? json::value(where.length) : json::value(nullptr);
}

json::array notes_of(const Diagnostic& diagnostic, const SourceMap& sources)
{
    json::array notes;
    for (const Diagnostic::Note& note : diagnostic.notes) {
        json::object object;
        add_place(object, note.where, note.sources != nullptr ? *note.sources : sources);
        object["message"] = to_json(note.message);
        notes.push_back(std::move(object));
    }
    return notes;
}

} // namespace

json::string to_json(std::string_view text)
{
    json::string valid;
    while (!text.empty()) {
        const std::size_t size = first_character(text).octets;
        valid.append(size != 0 ? text.substr(0, size) : "\xef\xbf\xbd");
        text.remove_prefix(size != 0 ? size : 1);
    }
    return valid;
}

json::object to_json(const Diagnostic& diagnostic, const SourceMap& sources)
{
    json::object object;
    add_place(object, diagnostic.where, sources);
    object["severity"] = diagnostic.is_error() ? "error" : "warning";
    object["id"] = to_json(diagnostic.rule->id);
    object["rule"] = to_json(diagnostic.rule->source);
    object["message"] = to_json(diagnostic.message);
    object["hint"] = to_json(diagnostic.hint);
    object["notes"] = notes_of(diagnostic, sources);
    object["patch"] = to_json(diagnostic.patch);
    const SourceLocation location = sources.locate(diagnostic.where.begin);
    if (location.line != 0)
        object["source_line"] = to_json(location.line_text.substr(0, longest_source_line));
    else
        object["source_line"] = nullptr;
    return object;
}

} // namespace namu
