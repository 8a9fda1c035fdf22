// Any text is read without harm; what was read is printed, reads back without a word, and is the same again.
// checklist: 10.8

#include "namu/base/diagnostic_text.hpp"
#include "namu/wire/name.hpp"
#include "namu/zonefile/origin_of.hpp"
#include "namu/zonefile/printer.hpp"
#include "namu/zonefile/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

class Printer : public namu::RecordSink {
public:
    void add(const namu::RecordView& record, const namu::RecordPosition& position) override
    {
        namu::append_record_text(record, text);
        where = position.rdata();
    }

    std::string text;
    namu::SourceSpan where;
};

struct Reading {
    namu::SourceMap sources;
    namu::Diagnostics diagnostics;
    Printer records;
};

void read(std::string text, Reading& reading)
{
    const namu::Name origin = namu::Name::from_text("fuzz.example.").value();
    namu::read_zone_text(std::move(text), "fuzz.zone", origin, reading.sources, reading.records,
                         reading.diagnostics, {.includes = namu::IncludePolicy::refuse, .max_generated = 50});
}

std::string all_messages(const Reading& reading)
{
    std::string out;
    for (const namu::Diagnostic& diagnostic : reading.diagnostics.kept())
        out += namu::to_text(diagnostic, reading.sources, namu::Colour::never);
    return out;
}

[[noreturn]] void complain(const Reading& first, const Reading& second)
{
    std::fprintf(stderr, "read:\n%sread again:\n%s%s", first.records.text.c_str(),
                 second.records.text.c_str(), all_messages(second).c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    static_cast<void>(namu::origin_of_text(text, "fuzz"));

    Reading first;
    read(text, first);
    if (first.diagnostics.has_errors() && all_messages(first).empty())
        std::abort();

    Reading second;
    read(first.records.text, second);
    if (second.diagnostics.errors() + second.diagnostics.warnings() != 0 ||
        second.records.text != first.records.text)
        complain(first, second);
    return 0;
}
