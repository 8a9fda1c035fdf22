#pragma once

#include "programs/journey/step.hpp"
#include "programs/journey/words.hpp"

#include <set>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace namu::journey {

/// How the journey is told.
struct Telling {
    Language language = Language::english;
    bool teaches = false; ///< each kind of step is explained where it comes for the first time
};

/// Prints each step as it comes: a title, and its facts below each other.
class StepPrinter final : public StepSink {
public:
    explicit StepPrinter(const Telling& telling) : telling_{telling} {}

    void begin_visit(Visit visit) override;
    void take(const Step& step) override;

private:
    Telling telling_;
    std::set<StepKind> explained_;
    unsigned number_ = 0;
};

/// Keeps the steps as the document that `namu journey --json` prints:
///
///     {"url": "http://...",
///      "steps": [{"step": "url", "title": "...", "scheme": "http", "host": "www.lab.glasscom.com", ...}, ...],
///      "visits": [{"title": "First visit: ...", "steps": [
///         {"step": "referral", "title": "...", "child": "com.", "records": [...], "microseconds": 210}, ...]}, ...],
///      "ok": true}
///
/// The steps in front are those before any visit: reading the URL.
class StepDocument final : public StepSink {
public:
    explicit StepDocument(const Telling& telling) : telling_{telling} {}

    void begin_visit(Visit visit) override;
    void take(const Step& step) override;

    [[nodiscard]] boost::json::object finish(std::string_view url, bool is_ok);

private:
    Telling telling_;
    boost::json::array steps_;
    boost::json::array visits_;
};

} // namespace namu::journey
