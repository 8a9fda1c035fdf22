#pragma once

#include "namu/answer/observer.hpp"
#include "namu/load/load_zone.hpp"

#include <string>
#include <vector>

namespace namu {

/// Tells in words, step by step, how a question is answered and which rule says so. Looks at `zones`,
/// loaded with their positions, which must outlive it.
class ExplainObserver : public SilentAnswerObserver {
public:
    explicit ExplainObserver(const std::vector<LoadedZone>& zones, RRType type) : zones_{zones}, type_{type}
    {}

    void zone_chosen(NameView name, const CatalogEntry* entry);
    void reached(const NodeView& node);
    void missed(NameView name, const NodeView& closest_encloser);
    void expanded(const NodeView& wildcard);
    void decided(const Lookup& lookup);
    void followed(NameView target);
    void chain_stopped(NameView name);
    void proven(const NodeView& node);
    void name_overflowed(NameView name, const NodeView& dname);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void step(std::string_view what, std::string_view words, std::string_view rule);
    void tell_records(const NodeView& node, RRType type);
    void tell_glue(const NodeView& cut);
    [[nodiscard]] const LoadedZone* loaded(const Zone& zone) const;
    [[nodiscard]] std::string place_of(const NodeView& node, RRType type) const;

    const std::vector<LoadedZone>& zones_;
    RRType type_;
    std::string text_;
};

} // namespace namu
