#pragma once

#include "namu/load/source_state.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/zone/zone.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>

namespace namu {

/// What an image is to be made of: a zone that was read without anything to say about its text.
struct ImageDue {
    std::shared_ptr<const Zone> zone;
    std::string path;            ///< of the text
    SourceState source;          ///< as it was before the text was read, and `may_be_made_of`
    std::uint64_t judged_by = 0; ///< stands for the rules that the zone was held to
};

/// Keeps images of zones in a folder, one file a zone, and finds those that stand for the text as it is now.
///
/// A file in the folder is only believed where it and the folder belong to this user and nobody else may write to
/// them. Files are only ever replaced as a whole, by renaming, so several processes may share a folder, and what is
/// mapped stays as it is.
///
/// Thread safety: any number of threads.
class ImageStore {
public:
    struct Settings {
        std::string folder; ///< made when the first image is written
        std::string maker;  ///< images of another one are not used: the program and its version
        std::size_t least_text_octets = std::size_t{1} << 20; ///< of smaller ones no images are made
        std::chrono::nanoseconds settling_time = std::chrono::milliseconds{100}; ///< see `has_settled`
    };

    explicit ImageStore(Settings settings) : settings_{std::move(settings)} {}

    /// The state of a text that is worth an image; nothing where it is too small or cannot be read.
    [[nodiscard]] std::optional<SourceState> look_at(const std::string& path) const;

    /// Whether a text that was in this state just now has been so for long enough to tell one from another.
    [[nodiscard]] bool may_be_made_of(const SourceState& state) const;

    struct Found {
        std::shared_ptr<Zone> zone; ///< null where there is no image that can be used
        bool is_same_file = false;  ///< else the text was read to see that it is the same
    };

    /// The image for a zone whose text is in this state now. `threads` share the work.
    [[nodiscard]] Found find(NameView apex, const std::string& path, const SourceState& now,
                             std::uint64_t judged_by, std::size_t threads) const;

    /// Writes an image; where the text has changed meanwhile, or `stop` says so, it does nothing. Returns what went
    /// wrong, empty where nothing did.
    [[nodiscard]] std::string write(const ImageDue& due, const std::stop_token& stop) const;

    /// Removes images whose text is gone, and what writers that were killed have left.
    void remove_leftovers() const;

    [[nodiscard]] const std::string& folder() const noexcept { return settings_.folder; }

private:
    [[nodiscard]] std::string path_for(NameView apex) const;
    [[nodiscard]] std::uint64_t made_by(std::uint64_t judged_by) const;

    Settings settings_;
};

/// The name of the file for a zone: that of the zone in lower case, with all but letters, digits, `-` and `_` as `%2F`.
/// Long ones are cut and told apart by a number.
[[nodiscard]] std::string image_file_name(NameView apex);

} // namespace namu
