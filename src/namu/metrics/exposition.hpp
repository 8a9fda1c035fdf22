#pragma once

#include "namu/metrics/histogram.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace namu::metrics {

/// `{type="A",zone="example.com."}`: one of them.
struct Label {
    std::string_view name;
    std::string_view value; ///< any text: it is escaped
};

/// Writes metrics in the text format of Prometheus, version 0.0.4:
///
///     # HELP namu_queries_total Questions received.
///     # TYPE namu_queries_total counter
///     namu_queries_total{transport="udp"} 17
///
/// A family begins with `counter`, `gauge` or `histogram`; its samples follow before the next one begins. The
/// writer does not look after names: `promtool check metrics` does.
class Exposition {
public:
    /// What HTTP calls this format.
    static constexpr std::string_view media_type = "text/plain; version=0.0.4; charset=utf-8";

    using Labels = std::span<const Label>;

    /// Begins a family; by the conventions a counter's name ends in `_total`.
    void counter(std::string_view name, std::string_view help) { begin(name, help, "counter"); }
    void gauge(std::string_view name, std::string_view help) { begin(name, help, "gauge"); }
    void histogram(std::string_view name, std::string_view help) { begin(name, help, "histogram"); }

    /// A sample of the family that was begun last.
    template <std::integral Number>
    void sample(Number value, Labels labels = {})
    {
        begin_sample({}, labels);
        finish_sample(std::to_string(value));
    }
    template <std::integral Number>
    void sample(Number value, std::initializer_list<Label> labels)
    {
        sample(value, Labels{labels.begin(), labels.size()});
    }
    void sample(double value, std::initializer_list<Label> labels = {});
    /// The samples of a histogram: its buckets in seconds, their sum and their number.
    void sample(const DurationHistogram::Snapshot& histogram, std::initializer_list<Label> labels = {});

    /// A family with one sample that has no labels.
    template <typename Number>
    void counter(std::string_view name, std::string_view help, Number value)
    {
        counter(name, help);
        sample(value);
    }
    template <typename Number>
    void gauge(std::string_view name, std::string_view help, Number value)
    {
        gauge(name, help);
        sample(value);
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void begin(std::string_view name, std::string_view help, std::string_view type);
    void begin_sample(std::string_view suffix, Labels labels);
    void finish_sample(std::string_view value);

    std::string name_; // of the family
    std::string text_;
};

} // namespace namu::metrics
