#pragma once

#include "namu/answer/observer.hpp"
#include "namu/explain/record_places.hpp"
#include "namu/explain/step.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace namu {

/// Tells in words, step by step, how a question is answered and which rule says so.
class ExplainObserver : public SilentAnswerObserver {
public:
    /// The places must outlive it.
    explicit ExplainObserver(const RecordPlaces& places, RRType type) : places_{places}, type_{type} {}

    void zone_chosen(NameView name, const CatalogEntry* entry);
    /// The zone that was chosen is closed to the client.
    void zone_closed(const CatalogEntry& entry);
    void reached(const NodeView& node);
    void missed(NameView name, const NodeView& closest_encloser);
    void expanded(const NodeView& wildcard);
    void decided(const Lookup& lookup);
    void followed(NameView target);
    void chain_stopped(NameView name);
    void proven(const NodeView& node);
    void name_overflowed(NameView name, const NodeView& dname);

    [[nodiscard]] std::vector<ExplainStep> take_steps() noexcept { return std::move(steps_); }

private:
    void step(std::string_view what, std::string words, std::string_view rule);
    void tell_records(const NodeView& node, RRType type);
    void tell_glue(const NodeView& cut);
    [[nodiscard]] std::string place_of(const NodeView& node, RRType type) const;

    const RecordPlaces& places_;
    RRType type_;
    std::vector<ExplainStep> steps_;
};

} // namespace namu
