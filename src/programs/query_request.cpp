#include "programs/query_request.hpp"

#include "namu/base/ascii.hpp"
#include "namu/base/did_you_mean.hpp"
#include "namu/crypto/random.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include <boost/asio/ip/address.hpp>

namespace namu {
namespace {

using Complaint = std::optional<std::string>;

Opt& opt_of(QueryRequest& request)
{
    if (!request.opt)
        request.opt = QueryRequest::default_opt();
    return *request.opt;
}

/// One `+word`; `most` is 0 for a word without a number.
struct PlusWord {
    std::string_view name;
    std::uint16_t least;
    std::uint16_t most;
    void (*apply)(QueryRequest&, std::uint16_t);
};

void ask_for_recursion(QueryRequest& request, std::uint16_t /*number*/)
{
    request.flags |= HeaderFlag::recursion_desired;
}

void ask_without_recursion(QueryRequest& request, std::uint16_t /*number*/)
{
    request.flags &= static_cast<std::uint16_t>(~HeaderFlag::recursion_desired);
}

/// An option without data asks the server for its own.
template <OptionCode code>
void ask_by_option(QueryRequest& request, std::uint16_t /*number*/)
{
    opt_of(request).options.push_back({code, {}});
}

/// The one word with a value that is no number.
constexpr std::string_view cookie_word = "cookie";

// The words of dig, and those of its synonyms that people type.
constexpr auto plus_words = std::to_array<PlusWord>({
    {"tcp", 0, 0, [](QueryRequest& request, std::uint16_t) { request.over_tcp = true; }},
    {"vc", 0, 0, [](QueryRequest& request, std::uint16_t) { request.over_tcp = true; }},
    {"json", 0, 0, [](QueryRequest& request, std::uint16_t) { request.output = QueryRequest::Output::json; }},
    {"short", 0, 0,
     [](QueryRequest& request, std::uint16_t) { request.output = QueryRequest::Output::brief; }},
    {"rec", 0, 0, ask_for_recursion},
    {"recurse", 0, 0, ask_for_recursion},
    {"norec", 0, 0, ask_without_recursion},
    {"norecurse", 0, 0, ask_without_recursion},
    {"dnssec", 0, 0,
     [](QueryRequest& request, std::uint16_t) { opt_of(request).flags |= Opt::dnssec_ok_flag; }},
    {"nsid", 0, 0, ask_by_option<OptionCode::NSID>},
    {"expire", 0, 0, ask_by_option<OptionCode::EXPIRE>},
    {"keepalive", 0, 0, ask_by_option<OptionCode::TCP_KEEPALIVE>},
    {"zoneversion", 0, 0, ask_by_option<OptionCode::ZONEVERSION>},
    {"noedns", 0, 0, [](QueryRequest& request, std::uint16_t) { request.opt.reset(); }},
    {"bufsize", 0, 65'535,
     [](QueryRequest& request, std::uint16_t size) { opt_of(request).payload_size = size; }},
    {"time", 1, 3600,
     [](QueryRequest& request, std::uint16_t limit) { request.time_limit = std::chrono::seconds{limit}; }},
    {"tries", 1, 100, [](QueryRequest& request, std::uint16_t tries) { request.tries = tries; }},
});

std::string quoted(std::string_view word)
{
    return std::string{"`"}.append(word).append("`");
}

/// As many octets as there are pairs of hexadecimal digits at the beginning.
std::vector<std::uint8_t> octets_from_hex(std::string_view digits)
{
    std::vector<std::uint8_t> octets;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        const int high = hex_value(digits[i]);
        const int low = hex_value(digits[i + 1]);
        if (high < 0 || low < 0)
            break;
        octets.push_back(static_cast<std::uint8_t>(high * 16 + low));
    }
    return octets;
}

std::string unknown_plus_word(std::string_view name)
{
    std::array<std::string_view, plus_words.size() + 1> names{cookie_word};
    std::ranges::transform(plus_words, names.begin() + 1, &PlusWord::name);
    std::string message = "unknown word " + quoted("+" + std::string{name});
    if (const auto meant = did_you_mean(name, names); !meant.empty())
        message.append("; did you mean +").append(meant).append("?");
    return message;
}

std::string wrong_value(const PlusWord& word)
{
    std::string message = "+" + std::string{word.name};
    if (word.most == 0)
        return message + " takes no value";
    return message.append(" takes a number from ")
        .append(std::to_string(word.least))
        .append(" to ")
        .append(std::to_string(word.most))
        .append(": +")
        .append(word.name)
        .append("=")
        .append(std::to_string(word.most));
}

/// A new client cookie, or what the user has of an earlier answer (RFC 7873 §4.1).
Complaint add_cookie(std::string_view digits, bool is_given, QueryRequest& request)
{
    EdnsOption cookie{OptionCode::COOKIE, std::vector<std::uint8_t>(8)};
    if (!is_given)
        fill_random(cookie.data);
    else
        cookie.data = octets_from_hex(digits);
    if (cookie.data.empty() || (is_given && digits.size() != 2 * cookie.data.size()))
        return "+cookie takes a cookie in hexadecimal digits, not " + quoted(digits);
    opt_of(request).options.push_back(std::move(cookie));
    return std::nullopt;
}

Complaint read_plus_word(std::string_view text, QueryRequest& request)
{
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    if (name == cookie_word)
        return add_cookie(equals == std::string_view::npos ? "" : text.substr(equals + 1),
                          equals != std::string_view::npos, request);
    const auto* const word = std::ranges::find(plus_words, name, &PlusWord::name);
    if (word == plus_words.end())
        return unknown_plus_word(name);
    std::optional<std::uint16_t> number = 0;
    if (equals != std::string_view::npos)
        number = u16_from_text(text.substr(equals + 1));
    const bool has_value = equals != std::string_view::npos;
    if (has_value != (word->most != 0) || !number || *number < word->least || *number > word->most)
        return wrong_value(*word);
    word->apply(request, *number);
    return std::nullopt;
}

/// `2001:db8::1` or `192.0.2.1` as a name below ip6.arpa or in-addr.arpa (RFC 1035 §3.5, RFC 3596 §2.5).
std::string reverse_name(const boost::asio::ip::address& address)
{
    std::string name;
    if (address.is_v4()) {
        const auto octets = address.to_v4().to_bytes();
        for (auto octet = octets.rbegin(); octet != octets.rend(); ++octet)
            name.append(std::to_string(*octet)).append(".");
        return name + "in-addr.arpa.";
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto octets = address.to_v6().to_bytes();
    for (auto octet = octets.rbegin(); octet != octets.rend(); ++octet)
        name.append({digits[*octet & 0xfU], '.', digits[*octet >> 4U], '.'});
    return name + "ip6.arpa.";
}

/// The words that stand in an order: NAME, TYPE, CLASS.
class PlainWords {
public:
    explicit PlainWords(Question& question) noexcept : question_{question} {}

    Complaint take_reverse(const std::string& text)
    {
        boost::system::error_code fault;
        const auto address = boost::asio::ip::make_address(text, fault);
        if (fault)
            return "-x takes an IPv4 or IPv6 address, not " + quoted(text);
        question_.type = RRType::PTR;
        return take_name(reverse_name(address));
    }

    Complaint take(const std::string& word)
    {
        if (!has_name_)
            return take_name(word);
        // ANY is both; who asks for a class ANY has named a type before.
        if (const auto type = rr_type_from_text(word); type && !has_type_) {
            has_type_ = true;
            question_.type = *type;
            return std::nullopt;
        }
        if (const auto rr_class = rr_class_from_text(word); rr_class && !has_class_) {
            has_class_ = true;
            question_.rr_class = *rr_class;
            return std::nullopt;
        }
        return unknown(word);
    }

    [[nodiscard]] Complaint judge() const
    {
        if (!has_name_)
            return "there is no name to ask for";
        if (question_.type == RRType::AXFR || question_.type == RRType::IXFR)
            return "this command asks for one message; a zone transfer is many";
        return std::nullopt;
    }

private:
    Complaint take_name(const std::string& text)
    {
        const auto name = Name::from_text(text);
        if (!name)
            return quoted(text) + " is not a name: " + name.error().message();
        question_.name = *name;
        has_name_ = true;
        return std::nullopt;
    }

    [[nodiscard]] Complaint unknown(const std::string& word) const
    {
        if (has_type_)
            return "do not know what to do with " + quoted(word);
        std::string message = quoted(word) + " is not a record type";
        if (const auto meant = did_you_mean(word, rr_type_mnemonics()); !meant.empty())
            message.append("; did you mean ").append(meant).append("?");
        return message;
    }

    Question& question_;
    bool has_name_ = false;
    bool has_type_ = false;
    bool has_class_ = false;
};

} // namespace

Complaint read_query_words(std::span<const std::string> words, const std::optional<std::string>& reverse,
                           QueryRequest& request)
{
    PlainWords plain{request.question};
    if (reverse) {
        if (auto complaint = plain.take_reverse(*reverse))
            return complaint;
    }
    for (const std::string& word : words) {
        Complaint complaint;
        if (word.starts_with('@') && word.size() > 1)
            request.server = word.substr(1);
        else if (word.starts_with('+'))
            complaint = read_plus_word(std::string_view{word}.substr(1), request);
        else
            complaint = plain.take(word);
        if (complaint)
            return complaint;
    }
    return plain.judge();
}

} // namespace namu
