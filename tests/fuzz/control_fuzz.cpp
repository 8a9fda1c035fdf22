// Whatever octets come to a control socket, in whatever pieces: each line is answered once and in its turn, with an object
// that says whether it was done, and nothing else is said.

#include "namu/control/conversation.hpp"

#include "namu/base/result.hpp"
#include "programs/control_request.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace {

using namespace namu;
namespace asio = boost::asio;
namespace json = boost::json;
using asio::local::stream_protocol;
using Client = std::shared_ptr<control::Conversation>;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

const std::vector<std::string_view> commands{"now", "later", "many", "never"};

/// "now", "later" (once more octets have come), "many" (with a line before the last one for each word), "never" (it fails).
class Host {
public:
    void take(const json::object& request, const Client& client)
    {
        const ControlRequest asked = control_request_in(request);
        if (asked.command == "later") {
            require(!later_); // the next one waits until this one is answered
            later_ = [client] { client->finish({{"was", "later"}}); };
        } else if (asked.command == "many") {
            for (const std::string& word : asked.words)
                client->send({{"word", word}});
            client->finish();
        } else if (asked.command == "now") {
            client->when_sent([this] { ++sent_; });
            client->finish({{"words", asked.words.size()}});
        } else {
            client->fail(unknown_command("a fuzzer", asked.command, commands));
        }
    }

    bool finish_what_is_late()
    {
        const auto finish = std::exchange(later_, nullptr);
        if (finish)
            finish();
        return finish != nullptr;
    }

private:
    std::function<void()> later_;
    std::size_t sent_ = 0;
};

/// A host and a client, on one thread.
class Talk {
public:
    Talk()
    {
        stream_protocol::socket other{context_};
        asio::local::connect_pair(client_, other);
        client_.non_blocking(true);
        std::make_shared<control::Conversation>(std::move(other), [this](const json::object& request,
                                                                         const Client& client) {
            host_.take(request, client);
        })->start();
    }

    void say(std::string_view octets)
    {
        asio::write(client_, asio::buffer(octets));
        run();
        if (host_.finish_what_is_late())
            run();
    }

    /// Everything that was said to the client, once nothing more comes.
    std::string end()
    {
        while (host_.finish_what_is_late())
            run();
        client_.shutdown(stream_protocol::socket::shutdown_send);
        run();
        return std::move(heard_);
    }

private:
    /// Until nobody has anything to do.
    void run()
    {
        do {
            context_.restart();
            context_.poll();
        } while (hear());
    }

    bool hear()
    {
        std::array<char, 4096> room;
        error_code fault;
        const std::size_t octets = client_.read_some(asio::buffer(room), fault);
        heard_.append(room.data(), octets);
        return !fault;
    }

    asio::io_context context_{1};
    Host host_;
    stream_protocol::socket client_{context_};
    std::string heard_;
};

std::string talk(std::string_view text, std::size_t piece)
{
    Talk talk;
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
        talk.say(text.substr(0, piece));
    return talk.end();
}

/// Whether a line is a request that a host carries out.
bool is_good(std::string_view line)
{
    error_code fault;
    const json::value request = json::parse(line, fault);
    const auto* const command =
        !fault && request.is_object() ? request.get_object().if_contains("command") : nullptr;
    return command != nullptr && command->is_string() && command->get_string() != commands.back() &&
           std::ranges::find(commands, std::string_view{command->get_string()}) != commands.end();
}

/// Takes the first line off the text; false where there is no whole one.
bool take_line(std::string_view& text, std::string_view& line)
{
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos)
        return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
}

/// One last line for each line that was said, which says whether it was done.
void check(std::string_view said, std::string_view heard)
{
    std::string_view asked;
    std::string_view answer;
    while (take_line(heard, answer)) {
        const json::object object = json::parse(answer).as_object();
        const auto* const ok = object.if_contains("ok");
        if (ok == nullptr) {
            require(object.contains("word"));
            continue;
        }
        require(take_line(said, asked));
        require(ok->as_bool() == is_good(asked));
        require(ok->as_bool() || object.at("error").is_string());
    }
    require(heard.empty());
    require(!take_line(said, asked));
}

} // namespace

/// How many octets come at a time (1), and what is said.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view said{reinterpret_cast<const char*>(data) + 1, size - 1};
    const std::string heard = talk(said, std::size_t{data[0]} + 1);
    check(said, heard);
    return 0;
}
