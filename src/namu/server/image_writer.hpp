#pragma once

#include "namu/load/image_store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace namu::server {

/// Writes images of zones in the background, one after the other, on a thread that gives way to all others.
class ImageWriter {
public:
    /// `store` is used as long as this lives. `tell` is called from that thread at the end of each round, with the first
    /// thing that went wrong (what follows has the same reason as a rule), or with nothing.
    ImageWriter(const ImageStore& store, std::function<void(const std::string&)> tell);

    /// Gives up what is under way, then writes these. Throws std::system_error where there can be no thread.
    void write(std::vector<ImageDue> due);

private:
    void run(const std::vector<ImageDue>& due, const std::stop_token& stop);

    const ImageStore& store_;
    std::function<void(const std::string&)> tell_;
    std::jthread thread_; // the last member: it uses the others
};

} // namespace namu::server
