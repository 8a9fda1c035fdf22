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
        if (responder_.write(jobs_[i], MutableBytes{replies_}.subspan(i * room, room)) == 0)
            throw std::logic_error{"a question is not answered"};
    }
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
    switch (measured) {
    case Stage::parse: return parsed - begin;
    case Stage::find: return found - parsed;
    default: return written - found;
    }
}

} // namespace namu::bench
