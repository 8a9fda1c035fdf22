#include "namu/server/virtual_server.hpp"

#include <utility>

namespace namu::server {

VirtualServer::VirtualServer(std::shared_ptr<const Views> views, AccessList access)
    : views_{std::move(views)},
      access_{std::move(access)},
      all_are_alike_{views_->are_alike() && access_.is_open()}
{}

void VirtualServer::admit(std::span<AnswerJob> jobs) const noexcept
{
    if (all_are_alike_) {
        for (AnswerJob& job : jobs)
            job.view = &views_->of_everybody();
        return;
    }
    for (AnswerJob& job : jobs) {
        const Bytes client = job.arrival.address;
        job.view = &views_->of(client);
        if (!access_.allows(client))
            prohibit(job);
    }
}

} // namespace namu::server
