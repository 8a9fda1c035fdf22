#pragma once

#include "namu/resolve/iteration_observer.hpp"
#include "namu/wire/name.hpp"
#include "programs/journey/step.hpp"

#include <chrono>
#include <optional>

namespace namu::journey {

/// Tells what the nearest server does for its client as steps of the journey.
class WalkSteps final : public resolve::IterationObserver {
public:
    explicit WalkSteps(StepSink& sink) : sink_{sink} {}

    void on_cached(const Question& question, Rcode rcode, std::span<const Message::Record> records) override;
    void on_zone(const Name& zone, const Name& wanted) override;
    void on_ask(const Name& server, const resolve::ServerAddress& address, const Name& zone,
                const Question& question, bool over_tcp) override;
    void on_referral(const Name& child, std::span<const Message::Record> records) override;
    void on_alias(const Name& alias, const Name& target) override;
    void on_answer(Rcode rcode, std::span<const Message::Record> records) override;
    void on_useless(const Name& server, std::string_view why) override;
    void on_search_begin(const Name& server) override;
    void on_search_end(const Name& server) override;

private:
    /// The question that is out, as a step of that kind.
    Step asked(StepKind kind);

    StepSink& sink_;
    Step asked_; ///< what is to be told of the question that is out
    bool is_priming_ = false;
    std::optional<Name> nearest_known_; ///< the zone that the walk begins at
    std::optional<Name> referred_to_;
    std::chrono::steady_clock::time_point asked_at_;
};

/// A name as people write it, without the dot at its end.
[[nodiscard]] std::string plain_text(const Name& name);
/// One record a text.
[[nodiscard]] Fact::Texts to_texts(std::span<const Message::Record> records);

} // namespace namu::journey
