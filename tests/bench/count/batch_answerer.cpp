#include "bench/count/batch_answerer.hpp"

#include <algorithm>
#include <span>

namespace namu::bench {

BatchAnswerer::BatchAnswerer(const Catalog& catalog) : view_{&catalog}, replies_(batch * room) {}

/// The same steps as in server/worker.cpp.
void BatchAnswerer::answer_batch(Questions& questions, std::size_t count, Answered& answered)
{
    static constexpr std::array<std::uint8_t, 4> client{127, 0, 0, 1};
    const auto jobs = std::span{jobs_}.first(count);
    for (AnswerJob& job : jobs) {
        parse(job, questions.next(), {Transport::udp, client, {}});
        job.view = &view_;
    }
    find_all(jobs);
    for (std::size_t i = 0; i < count; ++i) {
        const MutableBytes reply = MutableBytes{replies_}.subspan(i * room, room);
        const std::size_t size = responder_.write(jobs[i], reply);
        answered.octets += size;
        answered.answers += size != 0 ? 1U : 0U;
        ++answered.rcodes[reply[3] & 0x0f];
    }
}

Answered BatchAnswerer::answer(Questions& questions, std::size_t count)
{
    Answered answered;
    for (std::size_t left = count; left > 0; left -= std::min(left, batch))
        answer_batch(questions, std::min(left, batch), answered);
    return answered;
}

} // namespace namu::bench
