#include "corpus/answer_digests.hpp"

#include "namu/base/ascii.hpp"
#include "namu/wire/message_reader.hpp"
#include "support/hex.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace namu::testing {
namespace {

constexpr std::size_t sha256_octets = 32;

/// A message as octets in which no name is compressed. Owners take over the case of an equal name before them,
/// which depends on what is compressed, so they are in lower case.
class Flattener {
public:
    [[nodiscard]] std::vector<std::uint8_t> flatten(const Message& message, Bytes header)
    {
        append(header);
        for (const Question& question : message.questions) {
            append(question.name.octets());
            append(static_cast<std::uint16_t>(question.type), static_cast<std::uint16_t>(question.rr_class));
        }
        for (const auto* const section : {&message.answer, &message.authority, &message.additional}) {
            for (const Message::Record& record : *section)
                append(record);
        }
        if (message.opt)
            append(*message.opt);
        return std::move(octets_);
    }

private:
    void append(Bytes octets) { octets_.insert(octets_.end(), octets.begin(), octets.end()); }

    template <typename... Numbers>
    void append(Numbers... numbers)
    {
        for (const std::uint32_t number : {std::uint32_t{numbers}...}) {
            std::array<std::uint8_t, 4> octets{};
            store_u32(octets.data(), number);
            append(Bytes{octets});
        }
    }

    void append(const Message::Record& record)
    {
        for (const std::uint8_t octet : record.owner.octets())
            octets_.push_back(to_lower(octet));
        append(static_cast<std::uint16_t>(record.type), static_cast<std::uint16_t>(record.rr_class),
               record.ttl.seconds(), static_cast<std::uint16_t>(record.rdata.size()));
        append(Bytes{record.rdata});
    }

    void append(const Opt& opt)
    {
        append(opt.payload_size, opt.version, opt.flags);
        for (const EdnsOption& option : opt.options) {
            append(static_cast<std::uint16_t>(option.code), static_cast<std::uint16_t>(option.data.size()));
            append(Bytes{option.data});
        }
    }

    std::vector<std::uint8_t> octets_;
};

/// The size goes first, so that no two runs of answers look alike.
void update(Digester& digester, Bytes octets)
{
    std::array<std::uint8_t, 4> size{};
    store_u32(size.data(), static_cast<std::uint32_t>(octets.size()));
    digester.update(size);
    digester.update(octets);
}

std::string finish_digest(Digester& digester)
{
    std::array<std::uint8_t, sha256_octets> digest{};
    digester.finish(digest.data());
    return to_hex(digest);
}

} // namespace

void AnswerDigests::add(Bytes answer)
{
    ++count_;
    size_ += answer.size();
    update(octets_, answer);
    const auto message = read_message(answer);
    if (message)
        update(content_, Flattener{}.flatten(*message, answer.first(header_octets)));
    else
        update(content_, answer); // of a question that cannot be read either
}

CorpusRecord AnswerDigests::finish(std::string title)
{
    CorpusRecord record{std::move(title), count_, finish_digest(octets_), finish_digest(content_), size_};
    count_ = 0;
    size_ = 0;
    return record;
}

} // namespace namu::testing
