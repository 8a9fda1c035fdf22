#pragma once

#include "namu/answer/access_list.hpp"
#include "namu/answer/job.hpp"
#include "namu/server/views.hpp"

#include <memory>
#include <span>

namespace namu::server {

/// What stands behind one listen address at one moment: who may ask there, and which zones each client sees.
///
/// Thread safety: never changes after construction.
class VirtualServer {
public:
    VirtualServer(std::shared_ptr<const Views> views, AccessList access);

    /// Between parsing and finding: gives each question the view of its client, or turns it away. Where all clients
    /// are alike, as they mostly are, none of their addresses is looked at.
    void admit(std::span<AnswerJob> jobs) const noexcept;

    [[nodiscard]] const Views& views() const noexcept { return *views_; }

private:
    std::shared_ptr<const Views> views_; // shared by all virtual servers with the same zones
    AccessList access_;
    bool all_are_alike_;
};

} // namespace namu::server
