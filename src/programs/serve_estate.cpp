#include "programs/serve_estate.hpp"

#include "namu/base/hex.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

namespace namu {

namespace {

namespace json = boost::json;

std::optional<CookieSecret> secret_from_text(const std::string& digits)
{
    CookieSecret secret{};
    const auto octets = from_hex(digits);
    if (!octets || octets->size() != secret.size())
        return std::nullopt;
    std::ranges::copy(*octets, secret.begin());
    return secret;
}

json::array array_of(const std::vector<ServeEstate::Place>& places)
{
    json::array array;
    for (const ServeEstate::Place& place : places)
        array.push_back({{"asked", place.asked.to_text()}, {"got", place.got.to_text()}});
    return array;
}

std::vector<ServeEstate::Place> read_places(const json::array& array)
{
    std::vector<ServeEstate::Place> places;
    for (const json::value& place : array) {
        const auto asked = net::Endpoint::from_text(json::value_to<std::string>(place.at("asked")), 0);
        const auto got = net::Endpoint::from_text(json::value_to<std::string>(place.at("got")), 0);
        if (asked && got)
            places.push_back({*asked, *got});
    }
    return places;
}

ServeEstate read_estate(const json::object& object)
{
    ServeEstate estate;
    estate.process = json::value_to<pid_t>(object.at("process"));
    estate.port = json::value_to<std::uint16_t>(object.at("port"));
    estate.places = read_places(object.at("places").as_array());
    estate.pages = read_places(object.at("pages").as_array());
    for (const json::value& digits : object.at("cookie_secrets").as_array()) {
        if (const auto secret = secret_from_text(json::value_to<std::string>(digits)))
            estate.cookie_secrets.push_back(*secret);
    }
    return estate;
}

} // namespace

std::string to_text(const ServeEstate& estate)
{
    json::array secrets;
    for (const CookieSecret& secret : estate.cookie_secrets)
        secrets.emplace_back(to_hex(secret));
    return json::serialize(json::object{{"process", estate.process},
                                        {"port", estate.port},
                                        {"places", array_of(estate.places)},
                                        {"pages", array_of(estate.pages)},
                                        {"cookie_secrets", std::move(secrets)}});
}

std::optional<ServeEstate> estate_from_text(const std::string& text)
{
    try {
        return read_estate(json::parse(text).as_object());
    } catch (const std::exception&) { // whatever is missing or of another kind
        return std::nullopt;
    }
}

} // namespace namu
