#include "programs/cookie_secret_file.hpp"

#include "namu/base/ascii.hpp"
#include "namu/crypto/random.hpp"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fstream>
#include <optional>
#include <string_view>

namespace namu {
namespace {

std::string_view without_blanks(std::string_view line)
{
    constexpr std::string_view blanks = " \t\r";
    const auto begin = line.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(blanks) - begin + 1);
}

std::optional<CookieSecret> secret_from(std::string_view digits)
{
    CookieSecret secret{};
    if (digits.size() != 2 * secret.size())
        return std::nullopt;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        const int high = hex_value(digits[2 * i]);
        const int low = hex_value(digits[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        secret[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return secret;
}

} // namespace

boost::system::result<std::vector<CookieSecret>, std::string> read_cookie_secrets(const std::string& path)
{
    std::ifstream file{path};
    if (!file)
        return "cannot read " + path + ": " + std::strerror(errno);
    std::vector<CookieSecret> secrets;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const std::string_view digits = without_blanks(line);
        if (digits.empty() || digits.starts_with('#'))
            continue;
        const auto secret = secret_from(digits);
        // The line itself is not shown: it may be a secret but for one letter.
        if (!secret)
            return path + ":" + std::to_string(number) +
                   ": a secret is 32 hexadecimal digits, as `openssl rand -hex 16` prints them";
        secrets.push_back(*secret);
    }
    if (file.bad())
        return "cannot read " + path + ": it is no file, or its disk is faulty";
    if (secrets.empty())
        return path + " holds no secret; `openssl rand -hex 16 >" + path + "` makes one";
    return secrets;
}

CookieSecret random_cookie_secret()
{
    CookieSecret secret{};
    fill_random(secret);
    return secret;
}

} // namespace namu
