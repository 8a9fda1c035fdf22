#include "programs/explanation.hpp"

#include "namu/explain/explanation.hpp"
#include "namu/wire/message_reader.hpp"
#include "namu/wire/message_text.hpp"
#include "namu/wire/query_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace namu {
namespace {

constexpr std::uint16_t ordinary_payload_size = 1232;

/// Those of zones that were loaded with their positions.
class LoadedPlaces : public RecordPlaces {
public:
    explicit LoadedPlaces(const std::vector<LoadedZone>& zones) : zones_{zones} {}

    [[nodiscard]] std::string file_of(const Zone& zone) const override
    {
        const LoadedZone* const from = loaded(zone);
        return from != nullptr ? from->path : std::string{};
    }

    [[nodiscard]] std::string place_of(const NodeView& node, RRType type) const override
    {
        const LoadedZone* const from = loaded(node.zone());
        if (from == nullptr)
            return {};
        for (std::size_t i = 0; i < node.rrset_count(); ++i) {
            const RecordPosition position = from->positions.of(node, i);
            if (node.rrset(i).type() != type || !position.is_known())
                continue;
            const SourceLocation location = from->sources.locate(position.type().begin);
            return std::string{location.path} + ":" + std::to_string(location.line);
        }
        return {};
    }

private:
    [[nodiscard]] const LoadedZone* loaded(const Zone& zone) const
    {
        const auto found = std::ranges::find(zones_, &zone, [](const LoadedZone& l) { return l.zone.get(); });
        return found != zones_.end() ? &*found : nullptr;
    }

    const std::vector<LoadedZone>& zones_;
};

} // namespace

std::string explain(const ExplainedQuestion& question, const std::vector<LoadedZone>& zones,
                    const Catalog& catalog)
{
    const bool wants_dnssec = question.dnssec == Dnssec::add;
    const Opt with_do{.payload_size = ordinary_payload_size, .flags = Opt::dnssec_ok_flag};
    const std::vector<std::uint8_t> message = write_query(
        0, 0, {question.name, question.type}, wants_dnssec ? std::optional{with_do} : std::nullopt);
    const View view{&catalog};
    const Explanation explanation = explain(
        Query::parse(message), {.view = view, .form = {.dnssec = question.dnssec}}, LoadedPlaces{zones});
    const std::string text =
        question.name.to_text() + " " + to_text(question.type) + ":\n" + to_text(explanation.steps);
    if (explanation.is_rejected)
        return text;
    const auto answer = read_message(explanation.answer);
    return text + "\n" + (answer ? to_text(*answer) : std::string{});
}

} // namespace namu
