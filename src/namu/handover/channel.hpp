#pragma once

#include "namu/base/result.hpp"
#include "namu/net/file_descriptor.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How one process of a server takes the place of another while both run: what is on its way to a socket that both hold is
/// answered by one of them.
namespace namu::handover {

/// What goes through a channel at a time: text, and descriptors that the receiver holds from then on.
struct Parcel {
    std::string text;
    std::vector<net::FileDescriptor> descriptors;
};

/// A pair of connected ends, one for each process. Closed on exec.
[[nodiscard]] Result<std::pair<net::FileDescriptor, net::FileDescriptor>> make_channel();

/// Sends one parcel, and waits where the receiver is slow. Errors: broken_pipe where nobody holds the other end any more.
Result<void> send(int channel, std::string_view text, std::span<const int> descriptors = {});

/// Waits for one parcel. Errors: broken_pipe where nobody holds the other end any more, too_many_files_open where this
/// process may not hold so many descriptors.
[[nodiscard]] Result<Parcel> receive(int channel);

} // namespace namu::handover
