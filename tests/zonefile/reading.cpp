#include "zonefile/reading.hpp"

#include "namu/zonefile/printer.hpp"

#include <algorithm>

namespace namu::testing {
namespace {

class Recorder : public RecordSink {
public:
    explicit Recorder(Reading& reading) : reading_{reading} {}

    void add(const RecordView& record, const RecordPosition& position) override
    {
        std::string line;
        append_record_text(record, line);
        line.pop_back();
        std::ranges::replace(line, '\t', ' ');
        reading_.records.push_back(line);
        reading_.positions.push_back(position);
    }

private:
    Reading& reading_;
};

NameView name_of(std::string_view text, Name& room)
{
    room = Name::from_text(text).value();
    return room;
}

} // namespace

std::string Reading::place(SourceSpan span) const
{
    const SourceLocation location = sources.locate(span.begin);
    if (location.line == 0)
        return "-";
    return std::to_string(location.line) + ":" + std::to_string(location.column);
}

std::vector<std::string> Reading::verdicts() const
{
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics.kept())
        all.push_back((diagnostic.is_error() ? "error " : "warning ") + std::string{diagnostic.rule->id} +
                      " " + place(diagnostic.where));
    return all;
}

Reading read_text(std::string_view text, std::string_view origin, const ReadOptions& options)
{
    Reading reading;
    Recorder sink{reading};
    Name room;
    read_zone_text(std::string{text}, "test.zone", name_of(origin, room), reading.sources, sink,
                   reading.diagnostics, options);
    return reading;
}

Reading read_file_at(const std::string& path, std::string_view origin)
{
    Reading reading;
    Recorder sink{reading};
    Name room;
    read_zone_file(path, name_of(origin, room), reading.sources, sink, reading.diagnostics);
    return reading;
}

std::string joined(const std::vector<std::string>& pieces)
{
    std::string all;
    for (const std::string& piece : pieces)
        all += (all.empty() ? "" : " | ") + piece;
    return all;
}

} // namespace namu::testing
