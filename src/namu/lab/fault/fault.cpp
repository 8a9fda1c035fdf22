#include "namu/lab/fault/fault.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/base/words.hpp"
#include "namu/lab/fault/fault_kinds.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace namu::lab {
namespace {

using boost::asio::ip::address;

/// One KEY=VALUE: how it is read, what a good value is, and how it is written where it is not as usual.
struct Key {
    std::string_view name;
    std::string_view wants; ///< "a number of milliseconds"
    bool (*read)(Fault&, std::string_view value);
    std::string (*write)(const Fault&); ///< empty: as usual
};

template <typename Number>
bool read_number(std::string_view text, Number& number, std::uint64_t least = 0)
{
    Number read{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (error != std::errc{} || end != text.data() + text.size() || read < static_cast<Number>(least))
        return false;
    number = read;
    return true;
}

bool read_milliseconds(std::string_view text, std::chrono::milliseconds& duration)
{
    std::uint32_t count = 0;
    if (!read_number(text, count))
        return false;
    duration = std::chrono::milliseconds{count};
    return true;
}

bool read_address(std::string_view text, std::optional<address>& to)
{
    boost::system::error_code error;
    to = boost::asio::ip::make_address(text, error);
    return !error;
}

bool read_name(std::string_view text, std::optional<Name>& to)
{
    const auto name = Name::from_text(text);
    if (name)
        to = *name;
    return name.has_value();
}

bool read_server(Fault& fault, std::string_view text)
{
    return read_address(text, fault.server) || (fault.server.reset(), read_name(text, fault.server_name));
}

bool read_rate(Fault& fault, std::string_view text)
{
    double rate = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rate);
    if (error != std::errc{} || end != text.data() + text.size() || !(rate >= 0 && rate <= 1))
        return false;
    fault.rate = rate;
    return true;
}

bool read_rcode(Fault& fault, std::string_view text)
{
    const auto rcode = rcode_from_text(text);
    if (!rcode ||
        static_cast<std::uint16_t>(*rcode) > 15) // more bits stand in OPT, which not every reply has
        return false;
    fault.rcode = *rcode;
    return true;
}

bool read_type(Fault& fault, std::string_view text)
{
    fault.type = rr_type_from_text(text);
    return fault.type.has_value();
}

bool read_client(Fault& fault, std::string_view text)
{
    const auto prefix = net::Prefix::from_text(text);
    if (prefix)
        fault.client = *prefix;
    return prefix.has_value();
}

bool read_transport(Fault& fault, std::string_view text)
{
    if (text != "udp" && text != "tcp")
        return false;
    fault.transport = text == "udp" ? Transport::udp : Transport::tcp;
    return true;
}

template <typename Number>
std::string unless(Number number, Number usual)
{
    return number == usual ? std::string{} : std::to_string(number);
}

std::string rate_text(double rate)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), rate).ptr;
    return {text.data(), end};
}

const Fault usual;

constexpr std::array keys{
    Key{"ms", "a number of milliseconds",
        [](Fault& f, std::string_view v) { return read_milliseconds(v, f.delay); },
        [](const Fault& f) { return unless(f.delay.count(), usual.delay.count()); }},
    Key{"jitter", "a number of milliseconds",
        [](Fault& f, std::string_view v) { return read_milliseconds(v, f.jitter); },
        [](const Fault& f) { return unless(f.jitter.count(), usual.jitter.count()); }},
    Key{"rcode", "a code such as SERVFAIL or NXDOMAIN, of those that stand in the header", read_rcode,
        [](const Fault& f) { return f.rcode == usual.rcode ? std::string{} : namu::to_text(f.rcode); }},
    Key{"ttl", "a number of seconds", [](Fault& f, std::string_view v) { return read_number(v, f.ttl); },
        [](const Fault& f) { return unless(f.ttl, usual.ttl); }},
    Key{"octets", "a number from 1 to 65000",
        [](Fault& f, std::string_view v) { return read_number(v, f.octets, 1) && f.octets <= 65'000; },
        [](const Fault& f) { return unless(f.octets, usual.octets); }},
    Key{"by", "a number from 1 on", [](Fault& f, std::string_view v) { return read_number(v, f.behind, 1); },
        [](const Fault& f) { return unless(f.behind, usual.behind); }},
    Key{"address", "an IP address", [](Fault& f, std::string_view v) { return read_address(v, f.address); },
        [](const Fault& f) { return f.address ? f.address->to_string() : std::string{}; }},
    Key{"server", "the address or the name of a server", read_server,
        [](const Fault& f) {
            return f.server ? f.server->to_string()
                            : (f.server_name ? f.server_name->to_text() : std::string{});
        }},
    Key{"zone", "the name of a zone", [](Fault& f, std::string_view v) { return read_name(v, f.zone); },
        [](const Fault& f) { return f.zone ? f.zone->to_text() : std::string{}; }},
    Key{"name", "a name, or a pattern such as *.com",
        [](Fault& f, std::string_view v) {
            f.name = v;
            return !v.empty();
        },
        [](const Fault& f) { return f.name; }},
    Key{"type", "a type such as A or NS", read_type,
        [](const Fault& f) { return f.type ? namu::to_text(*f.type) : std::string{}; }},
    Key{"client", "an address or a network such as 127.0.0.0/8", read_client,
        [](const Fault& f) { return f.client ? f.client->to_text() : std::string{}; }},
    Key{"transport", "udp or tcp", read_transport,
        [](const Fault& f) {
            return f.transport ? std::string{*f.transport == Transport::udp ? "udp" : "tcp"} : std::string{};
        }},
    Key{"rate", "a share from 0 to 1", read_rate,
        [](const Fault& f) { return f.rate ? rate_text(*f.rate) : std::string{}; }},
    Key{"first", "a number from 1 on",
        [](Fault& f, std::string_view v) { return read_number(v, f.first, 1); },
        [](const Fault& f) { return unless(f.first, usual.first); }},
    Key{"every", "a number from 1 on",
        [](Fault& f, std::string_view v) { return read_number(v, f.every, 1); },
        [](const Fault& f) { return unless(f.every, usual.every); }},
    Key{"seed", "a number", [](Fault& f, std::string_view v) { return read_number(v, f.seed); },
        [](const Fault& f) { return unless(f.seed, usual.seed); }},
};

/// "`drpo` is not a kind of fault; did you mean drop?"
template <typename Table>
std::string unknown(std::string_view word, std::string_view what, const Table& table)
{
    std::vector<std::string_view> names;
    for (const auto& row : table)
        names.push_back(row.name);
    const std::string_view meant = did_you_mean(word, names);
    std::string text = "`" + std::string{word} + "` is not " + std::string{what};
    if (!meant.empty())
        return text + "; did you mean " + std::string{meant} + "?";
    text += "; there are";
    for (const std::string_view name : names)
        text += " " + std::string{name};
    return text;
}

/// What keeps a key from being used with this kind; empty: nothing.
std::string misuse(const FaultKindRow& kind, std::string_view key)
{
    const bool is_parameter =
        std::ranges::any_of(fault_kind_rows, [key](const FaultKindRow& row) { return row.takes(key); });
    if (!is_parameter || kind.takes(key))
        return {};
    return "`" + std::string{key} + "` means nothing to the fault " + std::string{kind.name};
}

std::string read_word(Fault& fault, const FaultKindRow& kind, std::string_view word)
{
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    if (equals == std::string_view::npos)
        return "`" + std::string{word} + "`: write KEY=VALUE, as in rate=0.3";
    const auto* const key = std::ranges::find(keys, name, &Key::name);
    if (key == keys.end())
        return unknown(name, "something that a fault can be told", keys);
    if (std::string wrong = misuse(kind, name); !wrong.empty())
        return wrong;
    if (!key->read(fault, word.substr(equals + 1)))
        return "`" + std::string{word} + "`: " + std::string{key->name} + " is " + std::string{key->wants};
    return {};
}

} // namespace

boost::system::result<Fault, std::string> Fault::from_text(std::string_view text)
{
    const auto words = words_of(text);
    if (words.empty())
        return std::string{"a fault begins with its kind, as in `drop rate=0.3`"};
    const auto* const kind = std::ranges::find(fault_kind_rows, words.front(), &FaultKindRow::name);
    if (kind == fault_kind_rows.end())
        return unknown(words.front(), "a kind of fault", fault_kind_rows);
    Fault fault{.kind = kind->kind};
    for (const std::string_view word : std::span{words}.subspan(1)) {
        if (std::string wrong = read_word(fault, *kind, word); !wrong.empty())
            return wrong;
    }
    if (kind->is_tcp_only && fault.transport == Transport::udp)
        return std::string{kind->name} + " is about connections, which transport=udp has none of";
    return fault;
}

std::string Fault::to_text() const
{
    std::string text{row_of(kind).name};
    for (const Key& key : keys) {
        const std::string value = key.write(*this);
        if (!value.empty())
            text += " " + std::string{key.name} + "=" + value;
    }
    return text;
}

std::string fault_kinds_text()
{
    std::string text;
    for (const FaultKindRow& row : fault_kind_rows) {
        std::string keys_text;
        for (const std::string_view key : row.keys)
            keys_text += key.empty() ? "" : " " + std::string{key} + "=";
        const std::string head = std::string{row.name} + keys_text;
        text +=
            head + std::string(head.size() < 28 ? 28 - head.size() : 1, ' ') + std::string{row.what} + "\n";
    }
    return text;
}

} // namespace namu::lab
