#include "namu/test/runner.hpp"

#include "namu/net/descriptor_limit.hpp"

namespace namu::test {
namespace {

std::unique_ptr<boost::asio::io_context> make_context()
{
    net::allow_many_descriptors(); // a test may have a thousand servers
    return std::make_unique<boost::asio::io_context>(1);
}

} // namespace

Runner::Runner()
    : own_{make_context()},
      context_{own_.get()},
      guard_{own_->get_executor()},
      thread_{[this] { own_->run(); }}
{}

void Runner::stop()
{
    if (!thread_.joinable())
        return;
    context_->stop();
    thread_.join();
}

} // namespace namu::test
