#include "bench/micro/stages.hpp"

#include "bench/support/system.hpp"

#include <stdexcept>
#include <utility>

namespace namu::bench {

Stages::Stages(const Catalog& catalog, Questions questions)
    : view_{&catalog},
      questions_{std::move(questions)},
      replies_(batch * room)
{}

void Stages::parse_all()
{
    static constexpr std::array<std::uint8_t, 4> client{127, 0, 0, 1};
    for (AnswerJob& job : jobs_) {
        parse(job, questions_.next(), {Transport::udp, client, {}});
        job.view = &view_;
    }
}

void Stages::write_all()
{
    for (std::size_t i = 0; i < batch; ++i) {
        sizes_[i] = responder_.write(jobs_[i], MutableBytes{replies_}.subspan(i * room, room));
        if (sizes_[i] == 0)
            throw std::logic_error{"a question is not answered"};
    }
}

void Stages::count_all(std::chrono::steady_clock::time_point begin)
{
    for (std::size_t i = 0; i < batch; ++i)
        tally_.count(jobs_[i], responder_, reply(i));
    tally_.observe(Transport::udp, batch, begin);
}

void Stages::record_all()
{
    const net::SocketAddress client;
    tap_.begin(0);
    for (std::size_t i = 0; i < batch; ++i)
        tap_.record(log_, jobs_[i], responder_, client, reply(i));
}

std::uint64_t Stages::run(Stage measured)
{
    const std::uint64_t begin = now_ns();
    parse_all();
    const std::uint64_t parsed = now_ns();
    find_all(jobs_);
    const std::uint64_t found = now_ns();
    write_all();
    const std::uint64_t written = now_ns();
    count_all(std::chrono::steady_clock::now());
    const std::uint64_t counted = now_ns();
    record_all();
    const std::uint64_t recorded = now_ns();
    log_.rings.front()->pop_all([](const server::QueryRecord& /*record*/) {});
    switch (measured) {
    case Stage::parse: return parsed - begin;
    case Stage::find: return found - parsed;
    case Stage::write: return written - found;
    case Stage::count: return counted - written;
    case Stage::record: break;
    }
    return recorded - counted;
}

} // namespace namu::bench
